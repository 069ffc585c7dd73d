import type { Endpoint } from './chain.ts'

/** A registered hotkey as the chain sees it. Shares (incentive, dividends…) are in [0, 1], stake and emission in rao. */
export type Neuron = {
  readonly uid: number
  readonly hotkey: string
  readonly coldkey: string
  readonly endpoint?: Endpoint
  readonly stake: bigint
  readonly incentive: number
  readonly dividends: number
  readonly consensus: number
  readonly validatorTrust: number
  /** What the last epoch paid. */
  readonly emission: bigint
  readonly lastUpdate: bigint
  readonly blockAtRegistration: bigint
  readonly validatorPermit: boolean
  readonly active: boolean
}

/** A subnet's neurons at one block. */
export type Metagraph = {
  readonly netuid: number
  readonly block: bigint
  readonly tempo: number
  readonly ownerHotkey: string
  readonly ownerColdkey: string
  readonly neurons: readonly Neuron[]
}

/** The subnet's settings that roles live by; limits and periods in blocks. */
export type Hyperparameters = {
  readonly tempo: number
  readonly immunityPeriod: number
  readonly minAllowedWeights: number
  readonly maxValidators: number
  readonly weightsRateLimit: bigint
  readonly weightsVersion: bigint
  readonly activityCutoff: bigint
  readonly servingRateLimit: bigint
  /** Weights are committed as a hash first, and revealed when `revealPeriod` epochs have passed. */
  readonly commitRevealEnabled: boolean
  readonly revealPeriod: bigint
  readonly registrationAllowed: boolean
}
