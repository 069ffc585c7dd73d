import { expect, test } from 'vitest'
import { fixedAlpha, heldBonds, movingAverage } from '../../src/consensus/bonds.ts'
import { fromInteger, MAX, ONE, U64_MAX } from '../../src/consensus/fix.ts'
import { distance } from '../../src/consensus/liquid.ts'
import { tidy } from '../../src/consensus/matrix.ts'
import { consensusOf } from '../../src/consensus/median.ts'
import type { Params } from '../../src/consensus/params.ts'
import { payOut } from '../../src/consensus/payout.ts'
import { nextPermits } from '../../src/consensus/permit.ts'
import { maxUpscale } from '../../src/consensus/upscale.ts'
import { fix } from '../support/yuma-vectors.ts'

test('a majority alone decides, whatever the stake sums to', () => {
  const weights = [
    [
      [0, fix(0.25)],
      [1, fix(0.75)],
    ],
    [[0, ONE]],
    [],
  ] as const
  for (const scale of [1, 8]) {
    const stake = [fix(0.625 * scale), fix(0.375 * scale), 0n]
    expect(consensusOf(weights, stake, fix(0.5)), `scale ${scale}`).toEqual([fix(0.25), fix(0.75), 0n])
  }
})

test('when all have to agree the least of what all name is granted, though thirds sum to less than one', () => {
  const weights = [[[0, fix(0.5)]], [[0, fix(0.25)]], [[0, ONE]]] as const
  expect(consensusOf(weights, [ONE, ONE, ONE], ONE)).toEqual([fix(0.25), 0n, 0n])
})

test('of equal stakes the higher uid gets the permit, and the owner always', () => {
  expect(nextPermits([ONE, ONE, ONE, ONE], 2, undefined)).toEqual([false, false, true, true])
  expect(nextPermits([0n, ONE, 0n], 3, 0)).toEqual([true, true, false])
})

test('a row is read in rising order, each uid once, none beyond the subnet', () => {
  const row = [
    [5, 1],
    [2, 2],
    [9, 3],
    [2, 4],
  ] as const
  expect(tidy(row, 6)).toEqual([
    [2, 2],
    [5, 1],
  ])
})

test('a bond falls when its neuron registered since the epoch before, or without one in the last tempo', () => {
  const kept = (lastStepBlock: bigint, tempo: number, block: bigint, blockAtRegistration: bigint[]) => {
    const inputs = {
      block,
      blockAtRegistration,
      stake: [1n, 1n],
      bonds: [
        [
          [0, 1],
          [1, 2],
        ],
      ] as const,
    }
    const rest = { ownerUid: undefined, lastUpdate: [], validatorPermit: [], weights: [], commitBlock: [] }
    const params = { lastStepBlock, tempo } as Params
    return heldBonds(params, { ...inputs, ...rest }, fromInteger)[0]!.map(([uid]) => uid)
  }
  expect(kept(50n, 360, 100n, [50n, 51n])).toEqual([0])
  expect(kept(0n, 48, 100n, [51n, 52n])).toEqual([0])
  expect(kept(0n, 360, 100n, [0n, 1n])).toEqual([])
  expect(kept(U64_MAX, 360, U64_MAX, [U64_MAX - 1n, U64_MAX])).toEqual([0])
})

test('an average keeps what only one side has, and leaves out zeros', () => {
  const next = [
    [
      [0, fix(0.5)],
      [2, ONE],
      [4, 0n],
    ],
  ] as const
  const old = [
    [
      [1, fix(0.5)],
      [2, fix(0.5)],
      [3, 0n],
    ],
  ] as const
  expect(movingAverage(next, old, fix(0.25))).toEqual([
    [
      [0, fix(0.125)],
      [1, fix(0.375)],
      [2, fix(0.625)],
    ],
  ])
  expect([0n, 500_000n, 1_000_000n].map(fixedAlpha)).toEqual([ONE, ONE / 2n, 0n])
})

test('who buys is measured by consensus, who sells by the bond', () => {
  expect(distance(fix(0.5), fix(0.25), fix(0.125))).toBe(fix(0.375))
  expect(distance(fix(0.5), fix(0.5), fix(0.25))).toBe(fix(0.25))
  expect(distance(fix(0.5), fix(0.5), fix(0.75))).toBe(0n)
  expect(distance(fix(0.25), fix(0.5), fix(0.125))).toBe(fix(0.25))
})

test('amounts are rounded down and may be large', () => {
  const shares = [fix(0.5), ONE, MAX, -ONE]
  const none = shares.map(() => 0n)
  expect(payOut(none, none, shares, 3n).combined).toEqual([1n, 3n, 3n * 2n ** 31n - 1n, 0n])
  expect(payOut(none, none, shares, U64_MAX).combined).toEqual([U64_MAX / 2n, U64_MAX, U64_MAX, 0n])
})

test('a half is scaled up while the product comes first, and down once the ratio is cut', () => {
  expect(maxUpscale([7, 14])).toEqual([32_768, 65_535])
  expect(maxUpscale([16_385, 32_770])).toEqual([32_767, 65_535])
  expect(maxUpscale([0, 0])).toEqual([0, 0])
})
