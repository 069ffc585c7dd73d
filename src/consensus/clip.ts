import { add, type Fix, min, mul, ONE, sub } from './fix.ts'
import { type Matrix, mapEntries } from './matrix.ts'

/**
 * Each weight, at most the consensus of its column. A positive weight where consensus is zero disappears;
 * a weight of zero stays.
 */
export function clip(weights: Matrix, consensus: readonly Fix[]): Matrix {
  return mapEntries(weights, (_row, column, weight) => {
    const clipped = min(weight, consensus[column]!)
    return clipped > 0n || weight === 0n ? clipped : undefined
  })
}

/**
 * The weights that earn bonds: with a penalty of one the clipped ones, with none the weights as they are,
 * in between weights shortened by that part of what was clipped, zeros left out.
 */
export function weightsForBonds(weights: Matrix, clipped: Matrix, consensus: readonly Fix[], penalty: Fix): Matrix {
  if (penalty === 0n) return weights
  if (penalty === ONE) return clipped
  return mapEntries(weights, (_row, column, weight) => {
    const kept = between(weight, min(weight, consensus[column]!), penalty)
    return kept > 0n ? kept : undefined
  })
}

/** The point between two values that lies `part` of the way from `start` to `end`. */
export function between(start: Fix, end: Fix, part: Fix): Fix {
  return add(start, mul(part, sub(end, start)))
}
