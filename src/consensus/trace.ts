import type { Fix } from './fix.ts'
import { type Matrix, weighRows } from './matrix.ts'

/** The fractions between an epoch's inputs and its outcome, one entry per uid. */
export type Trace = {
  /** Share of the stake. */
  readonly stake: readonly Fix[]
  /** Share of the stake that votes. */
  readonly activeStake: readonly Fix[]
  /** Rows that vote, each summing to one. */
  readonly weights: Matrix
  /** Weighted median of each column. */
  readonly consensus: readonly Fix[]
  /** Sum of each clipped row. */
  readonly validatorTrust: readonly Fix[]
  /** Stake times clipped weights, per column. */
  readonly rank: readonly Fix[]
  /** Rank, scaled to sum one. */
  readonly incentive: readonly Fix[]
  /** New bonds as proportions to store. */
  readonly bonds: Matrix
  /** Share of the dividends, summing to one. */
  readonly dividends: readonly Fix[]
}

/** Stake times weights before they were clipped, per column. */
export function prerank({ weights, activeStake }: Trace): Fix[] {
  return weighRows(weights, activeStake)
}
