/**
 * The number type of an epoch: the bits of an I32F32, a signed 64-bit integer of which 32 bits are the
 * fraction. Products are rounded down, quotients cut towards zero, sums and products held within 64
 * bits; a quotient by zero or out of range is zero. The rules of Subtensor's `fixed` crate.
 */
export type Fix = bigint

const FRACTION_BITS = 32n
const MIN = -(1n << 63n)
/** The greatest number there is, just below 2^31. */
export const MAX: Fix = (1n << 63n) - 1n
/** The number one. */
export const ONE: Fix = 1n << FRACTION_BITS
/** The number one half. */
export const HALF: Fix = ONE / 2n

/** The greatest value of 16 bits; stored proportions are parts of it. */
export const U16_MAX = 65_535
/** The greatest value of 64 bits, of rao and of block numbers. */
export const U64_MAX = (1n << 64n) - 1n

/** A whole number within ±2^31. */
export function fromInteger(value: number): Fix {
  return BigInt(value) << FRACTION_BITS
}

/** `part / whole` of whole numbers that are not negative, rounded down. */
export function ratio(part: bigint, whole: bigint): Fix {
  if (whole === 0n) return 0n
  return saturate((part << FRACTION_BITS) / whole)
}

/** A stored proportion, of 65535, as a number in [0, 1]. */
export function fromProportion(value: number): Fix {
  return ratio(BigInt(value), BigInt(U16_MAX))
}

/** A number in [0, 1] as a proportion to store, of 65535, rounded down. */
export function toProportion(value: Fix): number {
  return toU16(mul(value, fromInteger(U16_MAX)) >> FRACTION_BITS)
}

/** The nearest 16-bit integer, halves up. */
export function round(value: Fix): number {
  return toU16((value + HALF) >> FRACTION_BITS)
}

/** For people and for comparisons within a tolerance: a double loses the last bits above 2^21. */
export function toNumber(value: Fix): number {
  return Number(value) / Number(ONE)
}

/** `a + b`. */
export function add(a: Fix, b: Fix): Fix {
  return saturate(a + b)
}

/** `a - b`. */
export function sub(a: Fix, b: Fix): Fix {
  return saturate(a - b)
}

/** `a · b`, rounded down. */
export function mul(a: Fix, b: Fix): Fix {
  return saturate((a * b) >> FRACTION_BITS)
}

/** `a / b`, cut towards zero; zero where there is no quotient in range. */
export function div(a: Fix, b: Fix): Fix {
  if (b === 0n) return 0n
  const quotient = (a << FRACTION_BITS) / b
  return saturate(quotient) === quotient ? quotient : 0n
}

/** The smaller of two. */
export function min(a: Fix, b: Fix): Fix {
  return a < b ? a : b
}

/** The greater of two. */
export function max(a: Fix, b: Fix): Fix {
  return a > b ? a : b
}

/** The sum of numbers, in their order. */
export function sum(values: readonly Fix[]): Fix {
  return values.reduce(add, 0n)
}

/** Numbers scaled to sum one; all zeros stay zeros. */
export function normalize(values: readonly Fix[]): Fix[] {
  const total = sum(values)
  return total === 0n ? [...values] : values.map((value) => div(value, total))
}

function saturate(bits: bigint): Fix {
  if (bits > MAX) return MAX
  return bits < MIN ? MIN : bits
}

function toU16(value: bigint): number {
  if (value < 0n) return 0
  return value > U16_MAX ? U16_MAX : Number(value)
}
