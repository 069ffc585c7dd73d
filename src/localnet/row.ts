/** One neuron of a running subnet as the table and the JSON document show it. Amounts in rao. */
export type Row = {
  readonly uid: number
  readonly hotkey: string
  readonly role: 'owner' | 'miner' | 'validator'
  readonly task?: string
  readonly model?: string
  /** Mean score of the model on posed challenges, measured before it was shipped. */
  readonly heldOutQuality?: number
  /** Requests a miner has answered, or challenges a validator has seen answered, since the start. */
  readonly answers: number
  /** A miner's mean score, averaged over the validators by stake. */
  readonly score?: number
  readonly incentive: number
  readonly dividends: number
  /** All that was paid to the neuron so far. */
  readonly emission: bigint
}

/** One epoch's account: `issued = paid + burned + carried`. */
export type EpochRow = {
  readonly block: bigint
  readonly issued: bigint
  readonly paid: bigint
  /** What no miner earned: it went to the owner's uid, which the chain does not pay. */
  readonly burned: bigint
  readonly carried: bigint
}
