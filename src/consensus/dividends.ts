import { fixedAlpha, heldBonds, movingAverage } from './bonds.ts'
import { type Fix, fromInteger, fromProportion, mul, normalize } from './fix.ts'
import type { Inputs } from './inputs.ts'
import { liquidAverage } from './liquid.ts'
import {
  columnMaxima,
  columnSums,
  divideColumns,
  type Matrix,
  mapEntries,
  normalizeColumns,
  weighColumns,
} from './matrix.ts'
import type { Params } from './params.ts'

/** What an epoch knows when it comes to the bonds. */
export type Votes = {
  /** Weights that earn bonds. */
  readonly weights: Matrix
  /** Stake of each voting validator. */
  readonly stake: readonly Fix[]
  /** Consensus of each column. */
  readonly consensus: readonly Fix[]
  /** Incentive of each neuron. */
  readonly incentive: readonly Fix[]
}

/** New bonds, as proportions to store, and what each validator earns from them. */
export type Earned = { readonly bonds: Matrix; readonly dividends: readonly Fix[] }

/** New bonds, and each validator's share of the dividends. */
export function earnDividends(params: Params, inputs: Inputs, votes: Votes): Earned {
  const { bonds, dividends } = params.yuma3 ? yuma3(params, inputs, votes) : yuma2(params, inputs, votes)
  return { bonds, dividends: normalize(dividends) }
}

/** Bonds are shares of a column, bought with stake; stored so that each column's greatest is one. */
function yuma2(params: Params, inputs: Inputs, { weights, stake, incentive }: Votes): Earned {
  const old = normalizeColumns(heldBonds(params, inputs, fromInteger))
  const bought = normalizeColumns(mapEntries(weights, (row, _column, weight) => mul(weight, stake[row]!)))
  const shares = normalizeColumns(movingAverage(bought, old, fixedAlpha(params.bondsMovingAverage)))
  return { bonds: divideColumns(shares, columnMaxima(shares)), dividends: weighColumns(shares, incentive) }
}

/** Bonds follow each validator's own weights; the stake enters at the dividends. */
function yuma3(params: Params, inputs: Inputs, { weights, stake, consensus, incentive }: Votes): Earned {
  const old = heldBonds(params, inputs, fromProportion)
  const agreed = consensus.some((level) => level !== 0n)
  const bonds =
    params.liquidAlpha !== undefined && agreed
      ? liquidAverage(weights, old, consensus, params.liquidAlpha)
      : movingAverage(weights, old, fixedAlpha(params.bondsMovingAverage))
  const shares = divideColumns(bonds, columnSums(bonds))
  const dividends = weighColumns(shares, incentive).map((dividend, uid) => mul(dividend, stake[uid]!))
  return { bonds, dividends }
}
