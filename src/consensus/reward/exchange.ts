/**
 * What became of a request.
 *
 * - `good`: answered in time, and checked.
 * - `unchecked`: answered in time; whether rightly, nobody looked.
 * - `failed`: late, refused, unsigned or not answered at all.
 * - `proven`: answered and signed, and shown to be wrong by running the pinned model again.
 */
export type Outcome = 'good' | 'unchecked' | 'failed' | 'proven'

/** One request of a round, as far as pay needs it. */
export type Exchange = {
  /** Index in the task set. */
  readonly task: number
  readonly uid: number
  /** A person's query, a validator's challenge, or part of a load test. */
  readonly kind: 'query' | 'challenge' | 'load'
  readonly outcome: Outcome
  /** Work that was asked for: items, or tokens of text. */
  readonly units: number
  readonly tookMs: number
  /** Items that were judged; none when the request failed. */
  readonly items: number
  /** Sum of their scores, in micro-items. */
  readonly score: bigint
  /** Sum of the baseline's scores on the same inputs, in micro-items. */
  readonly baseline: bigint
}

/** Whether the work was done when it was wanted; in a load test, before that was over. */
export function isServed({ outcome, kind, tookMs }: Exchange, burstMs: number): boolean {
  return (outcome === 'good' || outcome === 'unchecked') && (kind !== 'load' || tookMs <= burstMs)
}
