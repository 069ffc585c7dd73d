import type { Row } from './inputs.ts'

/** The result of an epoch, one entry per uid. Proportions are of 65535, rounded down. */
export type Outcome = {
  /** Who has updated within the activity cutoff. */
  readonly active: readonly boolean[]
  /** The weight that a share kappa of the stake grants. */
  readonly consensus: readonly number[]
  /** Share of the miners' emission. */
  readonly incentive: readonly number[]
  /** Share of the validators' emission. */
  readonly dividends: readonly number[]
  /** Part of a validator's weights that lies within consensus. */
  readonly validatorTrust: readonly number[]
  /** Share of the stake. */
  readonly stakeWeight: readonly number[]
  /** Rao for mining. */
  readonly serverEmission: readonly bigint[]
  /** Rao for validating. */
  readonly validatorEmission: readonly bigint[]
  /** Rao for both; by it neurons are pruned. */
  readonly emission: readonly bigint[]
  /** Bonds to store, in rising order of uid; empty for neurons without a new permit. */
  readonly bonds: readonly Row[]
  /** Who may set weights from now on. */
  readonly newValidatorPermit: readonly boolean[]
}
