/** How a validator works; times in ms. */
export type ValidatorOptions = {
  readonly netuid: number
  /** Where the score book and the challenge secret lie. */
  readonly dataDir: string
  /** Share of the pot of each task, by name; every task of the registry when absent. */
  readonly taskWeights?: Readonly<Record<string, number>>
  /** Time between the starts of two rounds; a round that takes longer is followed at once. */
  readonly roundMs: number
  /** How long a miner may take for a challenge. */
  readonly timeoutMs: number
  /** Most miners asked in one round. */
  readonly sample: number
  /** Weights are set this many blocks before the epoch. */
  readonly marginBlocks: number
}
