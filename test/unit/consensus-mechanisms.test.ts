import { expect, test } from 'vitest'
import { combine, splitEmission } from '../../src/consensus/mechanisms.ts'
import type { Outcome } from '../../src/consensus/outcome.ts'

/** An outcome of one neuron. */
function outcome(proportion: number, pay: bigint, isActive: boolean): Outcome {
  return {
    active: [isActive],
    newValidatorPermit: [isActive],
    consensus: [proportion],
    incentive: [proportion],
    dividends: [proportion],
    validatorTrust: [proportion],
    stakeWeight: [proportion],
    serverEmission: [pay],
    validatorEmission: [pay],
    emission: [pay],
    bonds: [[[0, proportion]]],
  }
}

test('without shares emission is even and the first mechanism gets the rest', () => {
  expect(splitEmission(1000n, 3, undefined)).toEqual([334n, 333n, 333n])
  expect(splitEmission(1000n, 1, undefined)).toEqual([1000n])
})

test('what shares do not give away is the first mechanism’s', () => {
  expect(splitEmission(1000n, 2, [16_383, 49_149])).toEqual([251n, 749n])
  expect(splitEmission(1000n, 3, [0, 65_535])).toEqual([0n, 1000n, 0n])
  expect(splitEmission(1000n, 1, [32_767, 32_768])).toEqual([1000n])
})

test('emission is split as Subtensor’s tests have it', () => {
  expect(splitEmission(25n, 5, undefined)).toEqual([5n, 5n, 5n, 5n, 5n])
  expect(splitEmission(10n, 4, undefined)).toEqual([4n, 2n, 2n, 2n])
  expect(splitEmission(19n, 5, [3450, 6899, 10_348, 17_247, 27_594])).toEqual([1n, 2n, 3n, 5n, 8n])
})

test('one mechanism is its own sum, but for the bonds', () => {
  const one = outcome(65_535, 700n, true)
  expect(combine([{ given: 700n, outcome: one }], 700n)).toEqual({ ...one, bonds: [] })
})

test('pay is added, proportions are weighed by the part in the emission', () => {
  const parts = [
    { given: 750n, outcome: outcome(40_001, 100n, false) },
    { given: 250n, outcome: outcome(3, 60n, true) },
  ]
  expect(combine(parts, 1000n)).toMatchObject({
    serverEmission: [160n],
    emission: [90n],
    consensus: [30_000],
    active: [true],
    newValidatorPermit: [true],
  })
})

test('without any emission the first mechanism counts', () => {
  const parts = [
    { given: 0n, outcome: outcome(9, 0n, false) },
    { given: 0n, outcome: outcome(70, 0n, false) },
  ]
  expect(combine(parts, 0n)).toMatchObject({ consensus: [9], stakeWeight: [9] })
})
