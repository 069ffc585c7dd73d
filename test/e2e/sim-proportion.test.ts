import { expect, test } from 'vitest'
import { burnedOf } from '../../src/sim/proportion.ts'
import { brokenBy, gainOf } from '../adversaries/promise.ts'
import { createRunner } from '../adversaries/runs.ts'

const MINUTES = 60_000
/** A fiftieth of the full run's answers; three miners a task differ little in volume, so their shares alone are held to it. */
const SHORT = { by: 0.05, correlation: 0.85, from: 7 }
const OPTIONS = { seed: 1, miners: 6, validators: 3, epochs: 12, challenges: 12, split: true }

const run = createRunner(2)

test('pay follows quality and volume, a better model earns more, and nobody earns at the baseline', {
  timeout: 10 * MINUTES,
}, async () => {
  const [own, improved, baseline] = await Promise.all([
    run(OPTIONS),
    run({ ...OPTIONS, variant: 'improved' }),
    run({ ...OPTIONS, split: false, variant: 'baseline' }),
  ])
  expect(brokenBy(own, SHORT)).toEqual([])
  expect(burnedOf(own, SHORT)).toBeLessThan(0.01)
  expect(gainOf(own, improved, SHORT.from)).toBeGreaterThan(0)
  expect(burnedOf(baseline, SHORT)).toBeGreaterThan(0.9)
})
