/** A sparse row as the chain stores it: pairs of a uid and a value of 16 bits each. */
export type Row = readonly (readonly [uid: number, value: number])[]

/**
 * The state of a subnet before an epoch. Every list has one entry per uid, but for `commitBlock`; what a
 * shorter one leaves out reads as zero, false or empty, and what a longer one adds is not read. Rows may
 * come in any order: of equal uids the first counts, uids of no neuron are dropped.
 */
export type Inputs = {
  /** The block in which the epoch runs. */
  readonly block: bigint
  /** The neuron of the subnet owner: it may weigh itself, and always has a permit. */
  readonly ownerUid: number | undefined
  /** Stake weight in rao, 64 bits each; its length is the number of neurons. */
  readonly stake: readonly bigint[]
  /** Block of the last weights. */
  readonly lastUpdate: readonly bigint[]
  /** Block of registration. */
  readonly blockAtRegistration: readonly bigint[]
  /** Who may set weights. */
  readonly validatorPermit: readonly boolean[]
  /** Weights as stored, each row's greatest 65535. */
  readonly weights: readonly Row[]
  /** Bonds as the epoch before stored them. */
  readonly bonds: readonly Row[]
  /** Block of the earliest unexpired commit, 2^64 - 1 for none; empty if nobody has one. */
  readonly commitBlock: readonly bigint[]
}
