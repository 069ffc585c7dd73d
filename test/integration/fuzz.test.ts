import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { fuzz } from '../fuzz/fuzz.ts'
import { callNames } from '../fuzz/stream.ts'

const CODE = new Uint8Array(readFileSync('chain/blob/subtensor.wasm'))

beforeAll(ready)

it('5,000 random calls by 300 accounts over 5 subnets break nothing, and none that is free fails in a block', {
  timeout: 600_000,
}, () => {
  const { report, culprits } = fuzz(CODE, { seed: 20_261_123, calls: 5_000 })
  expect({ violation: report.violation, culprits }).toEqual({})
  // A stream whose calls are all refused would prove little; with some it is a matter of luck.
  const neverDone = callNames.filter((name) => !report.outcomes.get(name)?.has('done'))
  expect(neverDone.length, neverDone.join(', ')).toBeLessThanOrEqual(callNames.length / 20)
})

it('20,000 blocks of registrations, stake moves, epochs and prunings keep all that is issued', {
  timeout: 900_000,
}, () => {
  const calm = { seed: 7, calls: 4_000, pace: (choice: { below(limit: number): number }) => choice.below(11) }
  const { report, culprits } = fuzz(CODE, calm)
  expect({ violation: report.violation, culprits }).toEqual({})
  expect(report.blocks).toBeGreaterThanOrEqual(20_000)
})
