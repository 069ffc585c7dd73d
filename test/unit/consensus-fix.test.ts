import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exp } from '../../src/consensus/exp.ts'
import * as fixed from '../../src/consensus/fix.ts'
import { maxUpscale } from '../../src/consensus/upscale.ts'
import { fix } from '../support/yuma-vectors.ts'

const { MAX, ONE, U16_MAX, U64_MAX } = fixed
const LEAST = -(2n ** 63n)
/** All that a proportion can be, of 65535. */
const proportions = [...Array(U16_MAX + 1).keys()]

/** Numbers of every size, as often small as beyond the middle of the range. */
const number = fc.tuple(fc.bigInt({ min: LEAST, max: MAX }), fc.nat(63)).map(([bits, shift]) => bits >> BigInt(shift))

test('sums, differences and products are held within 64 bits', () => {
  fc.assert(
    fc.property(number, number, (a, b) => {
      for (const result of [
        fixed.add(a, b),
        fixed.sub(a, b),
        fixed.mul(a, b),
        fixed.div(a, b),
        fixed.ratio(a < 0n ? -a : a, 1n),
      ]) {
        expect(result).toBe(BigInt.asIntN(64, result))
      }
    }),
  )
  expect(fixed.add(MAX, 1n)).toBe(MAX)
  expect(fixed.sub(LEAST, 1n)).toBe(LEAST)
  expect(fixed.mul(MAX, LEAST)).toBe(LEAST)
  expect(fixed.mul(LEAST, LEAST)).toBe(MAX)
  expect(fixed.sum([MAX, ONE, -ONE])).toBe(MAX - ONE)
})

test('a product is the greatest number not above the true one', () => {
  fc.assert(
    fc.property(number, number, (a, b) => {
      const product = fixed.mul(a, b)
      fc.pre(product !== MAX && product !== LEAST)
      expect(product * ONE <= a * b && a * b < (product + 1n) * ONE).toBe(true)
    }),
  )
  expect(fixed.mul(-1n, 1n)).toBe(-1n)
})

test('a quotient is cut towards zero, and zero where there is none in range', () => {
  fc.assert(
    fc.property(number, number, (a, b) => {
      const quotient = fixed.div(a, b)
      fc.pre(b !== 0n)
      const size = (value: bigint) => (value < 0n ? -value : value)
      const exact = (size(a) * ONE) / size(b)
      const signed = a < 0n === b < 0n ? exact : -exact
      expect(quotient).toBe(signed === BigInt.asIntN(64, signed) ? signed : 0n)
    }),
  )
  expect(fixed.div(-1n, 2n * ONE)).toBe(0n)
  expect(fixed.div(ONE, 0n)).toBe(0n)
  expect(fixed.div(MAX, 1n)).toBe(0n)
  expect(fixed.div(LEAST, -ONE)).toBe(0n)
  expect(fixed.div(LEAST, ONE)).toBe(LEAST)
})

test('a ratio of whole numbers is rounded down and saturates', () => {
  expect(fixed.ratio(2n, 3n)).toBe(2_863_311_530n)
  expect(fixed.ratio(U64_MAX, 2n * U64_MAX)).toBe(fixed.HALF)
  expect(fixed.ratio(U64_MAX, 1n)).toBe(MAX)
  expect(fixed.ratio(1n, 0n)).toBe(0n)
})

test('a proportion loses at most one unit on the way', () => {
  const lost = (value: number) => value - fixed.toProportion(fixed.fromProportion(value))
  expect(proportions.filter((value) => lost(value) !== 0 && lost(value) !== 1)).toEqual([])
  expect(fixed.fromProportion(U16_MAX)).toBe(ONE)
  expect(fixed.toProportion(ONE)).toBe(U16_MAX)
})

test('what does not fit 16 bits is cut to them', () => {
  expect([-ONE, -1n, MAX].map(fixed.toProportion)).toEqual([0, 0, U16_MAX])
  expect([-ONE, LEAST, MAX].map(fixed.round)).toEqual([0, 0, U16_MAX])
})

test('rounding takes the nearest integer, and halves up', () => {
  expect([1.5, 2.5, 2.499, 0.5, -0.5].map((value) => fixed.round(fix(value)))).toEqual([2, 3, 2, 1, 0])
})

test('normalizing makes one of the sum, to a unit each, and leaves zeros', () => {
  const share = fc.bigInt({ min: 0n, max: ONE })
  fc.assert(
    fc.property(fc.array(share, { maxLength: 64 }), (values) => {
      const normal = fixed.normalize(values)
      fc.pre(fixed.sum(values) > 0n)
      const total = fixed.sum(normal)
      expect(total <= ONE && total > ONE - BigInt(values.length)).toBe(true)
    }),
  )
  expect(fixed.normalize([3n, 1n, 0n])).toEqual([0.75, 0.25, 0].map(fix))
  expect(fixed.normalize([0n, 0n])).toEqual([0n, 0n])
})

test('the exponential is cut where the recipe cuts it', () => {
  // Bits of x and of e^x, by the recipe in whole numbers of unlimited size.
  const table: readonly (readonly [x: bigint, exp: bigint])[] = [
    [0n, 4_294_967_296n],
    [4_294_967_296n, 11_674_931_549n],
    [-4_294_967_296n, 1_580_030_169n],
    [21_474_836_480n, 637_429_664_624n],
    [-21_474_836_480n, 28_939_262n],
    [85_899_345_920n, 2_066_907_302_758_576_256n],
    [-85_899_345_920n, 8n],
    [90_194_313_216n, 2_066_907_302_758_576_256n],
    [-171_798_691_840n, 8n],
    [6_442_463_289n, 19_248_763_305n],
    [-123_456_789n, 4_173_267_982n],
    [1n, 4_294_967_297n],
    [LEAST, 8n],
  ]
  for (const [x, bits] of table) expect(exp(x), `e^${fixed.toNumber(x)}`).toBe(bits)
})

test('the exponential is close to the real one', () => {
  fc.assert(
    fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (x) => {
      const error = Math.abs(fixed.toNumber(exp(fix(x))) - Math.exp(x))
      expect(error).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.exp(x)))
    }),
  )
})

test('scaling keeps the order and lifts the greatest to the top', () => {
  const wrong = proportions.slice(1).filter((max) => {
    const [least, third, half, greatest] = maxUpscale([0, Math.floor(max / 3), Math.floor(max / 2), max])
    return !(least === 0 && third! >= least && half! >= third! && greatest === U16_MAX && half! <= greatest)
  })
  expect(wrong).toEqual([])
})
