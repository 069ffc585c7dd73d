import fc from 'fast-check'
import { expect, test } from 'vitest'
import { epoch, epochWithTrace } from '../../src/consensus/epoch.ts'
import { toNumber, U64_MAX } from '../../src/consensus/fix.ts'
import type { Inputs, Row } from '../../src/consensus/inputs.ts'
import { sigmoid } from '../../src/consensus/liquid.ts'
import type { Params } from '../../src/consensus/params.ts'
import { fix } from '../support/yuma-vectors.ts'

/** A subnet as Subtensor makes it. */
const params: Params = {
  yuma3: true,
  kappa: 32_767,
  bondsPenalty: 65_535,
  bondsMovingAverage: 900_000n,
  liquidAlpha: undefined,
  tempo: 360,
  activityCutoff: 5000n,
  stakeThreshold: 0n,
  maxAllowedValidators: 64,
  lastStepBlock: 0n,
  commitReveal: false,
  emission: 1_000_000_000n,
}

/** Two validators with three and one parts of the stake, both for miners 2 and 3. */
const inputs: Inputs = {
  block: 1000n,
  ownerUid: undefined,
  stake: [3n, 1n, 0n, 0n],
  lastUpdate: [900n, 900n, 900n, 900n],
  blockAtRegistration: [10n, 10n, 10n, 10n],
  validatorPermit: [true, true, false, false],
  weights: [
    [
      [2, 65_535],
      [3, 65_535],
    ],
    [
      [2, 65_535],
      [3, 65_535],
    ],
    [],
    [],
  ],
  bonds: [[], [], [], []],
  commitBlock: [],
}

test('miners and validators get half each, by agreement and by stake', () => {
  const { serverEmission, validatorEmission, emission } = epoch(params, inputs)
  expect(serverEmission).toEqual([0n, 0n, 250_000_000n, 250_000_000n])
  expect(validatorEmission).toEqual([375_000_000n, 125_000_000n, 0n, 0n])
  expect(emission).toEqual([375_000_000n, 125_000_000n, 250_000_000n, 250_000_000n])
})

test('when nobody votes the stake is paid', () => {
  const { serverEmission, emission } = epoch(params, { ...inputs, validatorPermit: [] })
  expect(serverEmission).toEqual([0n, 0n, 0n, 0n])
  expect(emission).toEqual([750_000_000n, 250_000_000n, 0n, 0n])
})

test('under commit-reveal a weight falls when its neuron registered after the commit', () => {
  const incentive = (commit: bigint, commitReveal: boolean) => {
    const blockAtRegistration = [10n, 10n, 500n, 10n]
    const commitBlock = [commit, commit, U64_MAX, U64_MAX]
    return epoch({ ...params, commitReveal }, { ...inputs, blockAtRegistration, commitBlock }).incentive
  }
  expect(incentive(500n, true)).toEqual([0, 0, 32_767, 32_767])
  expect(incentive(499n, true)).toEqual([0, 0, 0, 65_535])
  expect(incentive(499n, false)).toEqual([0, 0, 32_767, 32_767])
})

test('what the majority denies a miner counts for nothing', () => {
  const weights: Row[] = [[[2, 65_535]], [[3, 65_535]], [], []]
  const { outcome, trace } = epochWithTrace(params, { ...inputs, weights })
  expect(outcome.consensus).toEqual([0, 0, 65_535, 0])
  expect(outcome.validatorTrust).toEqual([65_535, 0, 0, 0])
  expect(trace.rank.map(toNumber)).toEqual([0, 0, 0.75, 0])
})

test('the distance from consensus speeds a bond up, within its bounds; of crossed ones the lower holds', () => {
  const alpha = sigmoid({ low: 6553, high: 19_660, steepness: 1000 })
  const steps = [0, 0.25, 0.5, 0.75, 1].map((distance) => toNumber(alpha(fix(distance))))
  for (const [index, step] of steps.slice(1).entries()) expect(step).toBeGreaterThan(steps[index]!)
  expect(steps[0]).toBeGreaterThan(6553 / 65_535)
  expect(steps[4]).toBeLessThan(19_660 / 65_535)
  const crossed = sigmoid({ low: 60_000, high: 50_000, steepness: 1000 })
  expect(toNumber(crossed(fix(0.5)))).toBeCloseTo(60_000 / 65_535, 9)
})

test('any input gives an outcome that pays no more than there is, in whatever order rows come', () => {
  const uint = (bits: number) => fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) - 1n })
  const u16 = fc.integer({ min: 0, max: 65_535 })
  const blocks = fc.array(fc.oneof(uint(11), uint(64)), { maxLength: 9 })
  const rows = fc.array(fc.uniqueArray(fc.tuple(fc.nat(9), u16), { selector: ([uid]) => uid, maxLength: 9 }), {
    maxLength: 9,
  })
  const wild = fc.record({
    block: fc.oneof(uint(11), uint(64)),
    ownerUid: fc.option(fc.nat(9), { nil: undefined }),
    stake: fc.array(fc.oneof(uint(11), uint(64)), { maxLength: 9 }),
    lastUpdate: blocks,
    blockAtRegistration: blocks,
    validatorPermit: fc.array(fc.boolean(), { maxLength: 9 }),
    weights: rows,
    bonds: rows,
    commitBlock: blocks,
  })
  const changed = fc.record({
    yuma3: fc.boolean(),
    kappa: u16,
    bondsPenalty: fc.oneof(u16, fc.constantFrom(0, 65_535)),
    bondsMovingAverage: fc.oneof(uint(20), uint(64)),
    liquidAlpha: fc.option(fc.record({ low: u16, high: u16, steepness: fc.integer({ min: -32_768, max: 32_767 }) }), {
      nil: undefined,
    }),
    commitReveal: fc.boolean(),
    emission: uint(64),
  })
  fc.assert(
    fc.property(wild, changed, (inputs, changes) => {
      const all = { ...params, ...changes }
      const outcome = epoch(all, inputs)
      const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n)
      expect(total(outcome.serverEmission) + total(outcome.validatorEmission)).toBeLessThanOrEqual(all.emission)
      expect(total(outcome.emission)).toBeLessThanOrEqual(all.emission)
      for (const [uid, row] of outcome.bonds.entries()) {
        const uids = row.map(([to]) => to)
        expect(uids).toEqual(uids.filter((to) => to < inputs.stake.length).toSorted((a, b) => a - b))
        expect(row.length === 0 || outcome.newValidatorPermit[uid]).toBe(true)
      }
      const turned = (rows: readonly Row[]) => rows.map((row) => row.toReversed())
      const reversed = { ...inputs, weights: turned(inputs.weights), bonds: turned(inputs.bonds) }
      expect(epoch(all, reversed)).toEqual(outcome)
    }),
    { numRuns: 500 },
  )
})
