import { exp } from './exp.ts'
import { add, div, type Fix, fromInteger, fromProportion, HALF, max, min, mul, ONE, sub } from './fix.ts'
import { type Matrix, mapEntries } from './matrix.ts'
import type { LiquidAlpha } from './params.ts'

/** The new bonds, each with its own alpha: how fast it follows the weight depends on how far that is from consensus. */
export function liquidAverage(weights: Matrix, bonds: Matrix, consensus: readonly Fix[], liquid: LiquidAlpha): Matrix {
  const alpha = sigmoid(liquid)
  return blend(weights, bonds, (_row, column, weight, bond) => alpha(distance(weight, bond, consensus[column]!)))
}

/**
 * `alpha · weight + (1 - alpha) · bond`, at most one, with alpha by row, column, weight and bond. A bond
 * to a neuron that the new row leaves out is dropped, as in Subtensor's sparse form.
 */
export function blend(
  weights: Matrix,
  bonds: Matrix,
  alphaOf: (row: number, column: number, weight: Fix, bond: Fix) => Fix,
): Matrix {
  const held = bonds.map((row) => new Map(row))
  return mapEntries(weights, (row, column, weight) => {
    const bond = held[row]?.get(column) ?? 0n
    const alpha = alphaOf(row, column, weight, bond)
    const value = min(add(mul(alpha, weight), mul(sub(ONE, alpha), bond)), ONE)
    return value > 0n ? value : undefined
  })
}

/** `low + (high - low) / (1 + e^(-steepness · (distance - ½)))`, between low and high; of crossed bounds low holds. */
export function sigmoid(liquid: LiquidAlpha): (distance: Fix) => Fix {
  const low = fromProportion(liquid.low)
  const high = fromProportion(liquid.high)
  const slope = div(fromInteger(liquid.steepness), fromInteger(-100))
  return (distance) => {
    const share = div(ONE, add(ONE, exp(mul(slope, sub(distance, HALF)))))
    return max(min(add(low, mul(share, sub(high, low))), high), low)
  }
}

/** How far a weight that buys lies above consensus, or one that sells below the bond; in [0, 1]. */
export function distance(weight: Fix, bond: Fix, consensus: Fix): Fix {
  const apart = weight >= bond ? sub(weight, consensus) : sub(bond, weight)
  return max(min(apart, ONE), 0n)
}
