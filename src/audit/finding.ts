/** What an audit can find wrong, and what it means. */
export const FINDINGS = {
  ENCODING: 'receipts or tables are not what anybody writes',
  ORDER: 'receipts are out of order, or one is there twice',
  ROOT: 'the receipts have another root than the chain was told',
  COUNT: 'the chain was told of another number of receipts',
  UNITS: 'the chain was told of another sum of units',
  SIGNATURE: 'a signature of the judge or of a miner is missing or wrong',
  CLAIM: 'a receipt is of another subnet or judge, or its nonce was used twice',
  NOT_SERVED: 'the round is not to be had',
  NO_COMMITMENT: 'the chain was never told of this round',
  SECRET: 'the secret is not the one whose hash was on the chain before',
  SEED: 'the round was drawn by another block than the one after that hash',
  TASK_SET: 'another task set than the owner’s was judged by',
  HOLDERS: 'uids, or the owner’s, are said to be held by others than hold them',
  CHECKPOINT: 'the round begins from another table than the one before ended with',
  STATE: 'table, row and state do not follow from the receipts',
  NO_ROW: 'no weights were set after the round',
  EARLY_ROW: 'weights were set before the round was on the chain',
  ROW: 'the weights on the chain are others than follow from the receipts',
  STALE_ROW: 'the weights on the chain are those of an earlier round',
  COPY: 'the weights on the chain are those that another validator showed before',
  UNIFORM: 'the weights on the chain are the same for everybody',
  LAZY: 'weights were set after a round in which nobody was judged',
  HABITS: 'the round was drawn by other habits of people than are known here',
  MISSING: 'challenges that the round drew have no receipt',
  ABORTED_TOO_OFTEN: 'too many rounds were given up',
  FALSE_TIMEOUTS: 'a miner answers this validator far worse, or better, than the others',
  SCORE: 'a score or verdict is not what judging again gives',
  POSED: 'a challenge is not the one that the secret and the block draw',
  BODY: 'what was asked or answered is not kept, or not what the receipt says',
} as const

export type FindingCode = keyof typeof FINDINGS

/** One thing that is wrong with a validator's round. */
export type Finding = {
  readonly code: FindingCode
  readonly text: string
  /** The neuron it is about. */
  readonly uid?: number
}

/** A finding, with what is particular about it after what the code means. */
export function finding(code: FindingCode, detail = '', uid?: number): Finding {
  const text = detail === '' ? FINDINGS[code] : `${FINDINGS[code]}: ${detail}`
  return { code, text, ...(uid === undefined ? {} : { uid }) }
}
