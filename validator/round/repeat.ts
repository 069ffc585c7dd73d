import { blake2_256 } from '../../src/crypto/hash.ts'
import { createRandom } from '../../src/tasks/random.ts'

export type Failed = {
  /** The challenge's seed. */
  readonly seed: Uint8Array
  /** Which of its requests failed. */
  readonly request: number
  /** When it was known to, in ms from the round's beginning. */
  readonly nowMs: number
}

export type RepeatOptions = {
  readonly timeoutMs: number
  /** How long is asked, and how long what comes late. */
  readonly windowMs: number
  readonly slackMs: number
}

/**
 * When a request that failed is put once more, in ms from the round's beginning: a timeout later, when nothing of what failed
 * is under way any more, or at any time after that in the window, so that an outage is likely to be over. `undefined` when
 * the window closes before. Pure.
 */
export function repeatAt(
  { seed, request, nowMs }: Failed,
  { timeoutMs, windowMs, slackMs }: RepeatOptions,
): number | undefined {
  const leastMs = nowMs + timeoutMs
  if (leastMs >= windowMs + slackMs) return undefined
  const random = createRandom(blake2_256(Buffer.concat([Buffer.from(`yuma/repeat/1/${request}/`), seed])))
  return leastMs + Math.floor(random.unit() * Math.max(0, windowMs - leastMs))
}
