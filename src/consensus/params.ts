/** The hyperparameters of a subnet that an epoch depends on. Integers stay within the bits named. */
export type Params = {
  /** Bonds are absolute and the stake enters at the dividends (Yuma3), instead of shares of a column (Yuma2). */
  readonly yuma3: boolean
  /** Share of the stake, of 65535, that has to grant a weight before it counts. */
  readonly kappa: number
  /** Part of the weight above consensus, of 65535, that earns no bond. */
  readonly bondsPenalty: number
  /** Part of an old bond that an epoch keeps, per million; 64 bits. */
  readonly bondsMovingAverage: bigint
  /** Yuma3 only: the moving average depends on the distance from consensus. */
  readonly liquidAlpha: LiquidAlpha | undefined
  /** Blocks from one epoch to the next; 16 bits. */
  readonly tempo: number
  /** Blocks after its last update at which a validator stops counting; 64 bits. */
  readonly activityCutoff: bigint
  /** Rao of stake weight below which a neuron counts as without stake. */
  readonly stakeThreshold: bigint
  /** How many neurons get a validator permit; 16 bits. */
  readonly maxAllowedValidators: number
  /** `LastMechansimStepBlock`: block of the epoch before, 0 if there was none. */
  readonly lastStepBlock: bigint
  /** Weights are committed first and revealed later. */
  readonly commitReveal: boolean
  /** Rao to share out. */
  readonly emission: bigint
}

/** Bounds and slope of the sigmoid that gives each bond its own moving average. */
export type LiquidAlpha = {
  /** Least part of a new weight that enters a bond, of 65535. */
  readonly low: number
  /** Greatest part of a new weight that enters a bond, of 65535. */
  readonly high: number
  /** Slope of the sigmoid, in hundredths; 16 bits with a sign. */
  readonly steepness: number
}
