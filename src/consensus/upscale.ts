import { div, type Fix, fromInteger, fromProportion, mul, ratio, round, U16_MAX } from './fix.ts'

/** Greatest weight above which Subtensor cuts the ratio before it multiplies. */
const RATIO_ABOVE = fromInteger(32_768)

/**
 * Weights as the chain stores them: scaled so that the greatest is 65535, rounded to nearest; zeros stay
 * zeros.
 *
 * Subtensor's `vec_max_upscale_to_u16`: above 32768 the ratio `65535 / max` is cut to 32 fractional bits
 * before it is multiplied, below that the product is formed first.
 */
export function maxUpscale(values: readonly number[]): number[] {
  const full = fromInteger(U16_MAX)
  const greatest = fromInteger(values.reduce((a, b) => Math.max(a, b), 0))
  if (greatest === 0n) return [...values]
  const factor = div(full, greatest)
  const scale = (value: Fix) => (greatest > RATIO_ABOVE ? mul(value, factor) : div(mul(value, full), greatest))
  return values.map((value) => round(scale(fromInteger(value))))
}

/**
 * Whether the chain's cap on one weight is kept: none is more than `limit` (of 65535) of the sum of all;
 * true of no weights. Subtensor's `check_vec_max_limited`.
 */
export function maxLimited(values: readonly number[], limit: number): boolean {
  const total = BigInt(values.reduce((total, value) => total + value, 0))
  return values.every((value) => ratio(BigInt(value), total) <= fromProportion(limit))
}
