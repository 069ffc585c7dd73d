import { expect, test } from 'vitest'
import { fixedAlpha, movingAverage } from '../../src/consensus/bonds.ts'
import { between, clip } from '../../src/consensus/clip.ts'
import { normalize, ONE, sub, sum } from '../../src/consensus/fix.ts'
import { blend, liquidAverage } from '../../src/consensus/liquid.ts'
import { consensusOf, weightedMedian } from '../../src/consensus/median.ts'
import { nextPermits } from '../../src/consensus/permit.ts'
import { maxLimited, maxUpscale } from '../../src/consensus/upscale.ts'
import {
  componentKinds,
  componentVectors,
  dense,
  fix,
  fixes,
  list,
  matrix,
  withoutZeros,
} from '../support/yuma-vectors.ts'

test('every vector of one median is met', () => {
  for (const [index, vector] of componentVectors('weighted_median').entries()) {
    const stake = vector.normalize_stake === true ? normalize(fixes(vector.stake)) : fixes(vector.stake)
    const votes = fixes(vector.score).map((level, uid) => [level, stake[uid]!] as const)
    const median = weightedMedian(votes, votes.length, sum(stake), sub(ONE, fix(vector.majority)))
    expect(median, `case ${index}`).toBe(fix(vector.expected))
  }
})

test('every vector of the medians of columns is met, with zeros listed or left out', () => {
  for (const [index, vector] of componentVectors('weighted_median_col').entries()) {
    const listed = matrix(vector.weights)
    const expected = fixes(vector.expected)
    for (const weights of [listed, withoutZeros(listed)]) {
      const consensus = consensusOf(weights, fixes(vector.stake), fix(vector.kappa))
      expect(consensus.slice(0, expected.length), `case ${index}`).toEqual(expected)
    }
  }
})

test('every vector of the top is met, but for those without stake', () => {
  for (const [index, vector] of componentVectors('is_topk').entries()) {
    const stake = fixes(vector.vector)
    const wanted = (vector.expected as boolean[]).map((top, uid) => top && stake[uid]! > 0n)
    expect(nextPermits(stake, Number(vector.k), undefined), `case ${index}`).toEqual(wanted)
  }
})

test('every vector of scaling is met', () => {
  for (const { vector, expected } of componentVectors('max_upscale_u16')) {
    expect(maxUpscale(list(vector).map(Number)), String(vector)).toEqual(list(expected).map(Number))
  }
})

test('every vector of the limit is met', () => {
  for (const [index, { vector, max_limit, expected }] of componentVectors('check_vec_max_limited').entries()) {
    expect(maxLimited(list(vector).map(Number), Number(max_limit)), `case ${index}`).toBe(expected)
  }
})

test('every vector of clipping is met', () => {
  for (const { matrix: weights, threshold, expected } of componentVectors('col_clip')) {
    const clipped = clip(matrix(weights), fixes(threshold))
    expect(dense(clipped, expected)).toEqual(list(expected).map((row) => list(row).map(Number)))
  }
})

test('every vector of interpolation is met', () => {
  for (const { mat1, mat2, ratio, expected, tolerance } of componentVectors('interpolate')) {
    const ends = matrix(mat2)
    const got = matrix(mat1).map((row, uid) =>
      row.map(([column, start]) => [column, between(start, ends[uid]![column]![1], fix(ratio))] as const),
    )
    close(dense(got, expected), expected, tolerance)
  }
})

test('every vector of the blended average is met', () => {
  for (const vector of componentVectors('mat_ema_alpha')) {
    const single = (row: number, column: number) => list(list(vector.alpha)[row])[column] ?? vector.alpha
    const next = vector.note === undefined ? matrix(vector.new) : withoutZeros(matrix(vector.new))
    const got = blend(next, matrix(vector.old), (row, column) => fix(single(row, column)))
    close(dense(got, vector.expected), vector.expected, vector.tolerance)
  }
})

test('liquid alpha with equal bounds is the fixed average', () => {
  for (const vector of componentVectors('compute_bonds_liquid_vs_fixed')) {
    const weights = matrix(vector.weights)
    const held = matrix(vector.bonds)
    const bounds = { low: Number(vector.alpha_low_u16), high: Number(vector.alpha_high_u16) }
    const liquid = liquidAverage(weights, held, fixes(vector.consensus), { ...bounds, steepness: 1000 })
    const fixed = movingAverage(weights, held, fixedAlpha(vector.bonds_moving_average_per_million as bigint))
    close(dense(liquid, vector.weights), dense(fixed, vector.weights), vector.tolerance)
  }
})

test('no kind of vector is left out', () => {
  const kinds = ['weighted_median', 'weighted_median_col', 'is_topk', 'max_upscale_u16', 'check_vec_max_limited']
  const others = ['col_clip', 'interpolate', 'mat_ema_alpha', 'compute_bonds_liquid_vs_fixed']
  expect(componentKinds().toSorted()).toEqual([...kinds, ...others].toSorted())
})

/** A hundredth more than the tolerance stated: a ratio loses up to 2^-32 on its way in, times weights of a million. */
function close(got: readonly number[][], expected: unknown, tolerance: unknown): void {
  for (const [row, values] of list(expected).entries()) {
    for (const [column, wanted] of list(values).entries()) {
      const error = Math.abs(got[row]![column]! - Number(wanted))
      expect(error, `row ${row}, column ${column}`).toBeLessThanOrEqual(1.01 * Number(tolerance))
    }
  }
}
