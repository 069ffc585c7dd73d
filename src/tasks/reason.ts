/** Why an exchange was judged as it was; the number is what a receipt holds. */
export const REASONS = {
  /** As asked. An open task's wrong label is this, with a low score. */
  OK: 0,
  /** Nobody looked: an organic answer that was not drawn, or nothing to look at. */
  UNCHECKED: 1,
  /** The numbers are not those of the pinned model. */
  MISMATCH: 2,
  /** Tensors are missing, too many, or of another form than the task's. */
  BAD_SHAPE: 3,
  LATE: 4,
  REFUSED: 5,
  UNREACHABLE: 6,
  /** The miner signed no root that covers the answer. */
  UNSIGNED: 7,
  /** The answer names another model than the task set. */
  WRONG_MODEL: 8,
  /** A token that the agreed sampler would not have drawn. */
  REGRET: 10,
  /** Log-probabilities that are not the model's. */
  LOGPROB: 11,
  /** The answer ends where it should not, or goes on where it should end. */
  END: 12,
  /** The text is not the decoding of the tokens. */
  TEXT: 13,
  /** The nonce was used before. */
  NONCE: 14,
  /** Held against the answers before it, this one has a miner slip more often than an honest one could. */
  SLIPS: 15,
} as const

export type Reason = keyof typeof REASONS

/** Failures of a signed answer of a served task: a proof that the miner did not run what it said. */
export const PROVEN: ReadonlySet<Reason> = new Set<Reason>([
  'MISMATCH',
  'BAD_SHAPE',
  'REGRET',
  'LOGPROB',
  'END',
  'TEXT',
  'SLIPS',
])

const BY_CODE: ReadonlyMap<number, Reason> = new Map(
  Object.entries(REASONS).map(([name, code]) => [code, name as Reason]),
)

/** The reason a receipt's number stands for, or `undefined` when it stands for none. */
export function reasonOf(code: number): Reason | undefined {
  return BY_CODE.get(code)
}
