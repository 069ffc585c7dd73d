import { add, div, type Fix, fromInteger, mul, ONE } from './fix.ts'

/** Greatest exponent, either way; e^20 still fits the integer bits. */
const LIMIT = fromInteger(20)
/** Terms of the series, as in the fixed-point library that Subtensor uses: one less than there are fractional bits. */
const LAST_TERM = 31n

/**
 * `e^x` by its series, for `x` held within ±20; the inverse of `e^|x|` below zero. Subtensor's library
 * returns the constant e for `x = 1`, five units of the last place more than the series gives here.
 */
export function exp(x: Fix): Fix {
  const magnitude = x < 0n ? -x : x
  const size = magnitude < LIMIT ? magnitude : LIMIT
  let term = size
  let total = add(ONE, size)
  for (let index = 2n; index <= LAST_TERM; index++) {
    term = mul(term, size) / index
    if (term === 0n) break
    total = add(total, term)
  }
  return x < 0n ? div(ONE, total) : total
}
