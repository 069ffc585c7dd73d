import type { Clock } from '../src/lib/clock.ts'
import { toError } from '../src/lib/errors.ts'
import type { Log } from '../src/lib/log.ts'

export type RoundsModules = {
  readonly clock: Clock
  readonly log: Log
  /** Resolves when everyone asked has answered or run out of time. */
  readonly round: () => Promise<void>
  /** Writes down what is known; never called twice at once. */
  readonly save: () => Promise<void>
}

/**
 * Begins a round every `roundMs` and saves after it. Who is slow holds nobody up: the next round begins without
 * them. A round that fails is logged and the next one begun. Resolves when the signal has aborted and the rounds
 * under way have ended.
 */
export async function keepAsking(
  { clock, log, round, save }: RoundsModules,
  { roundMs, signal }: { readonly roundMs: number; readonly signal: AbortSignal },
): Promise<void> {
  // Challenges have a deadline, so no more rounds overlap than begin within it.
  const running = new Set<Promise<void>>()
  const failed = (thrown: unknown): void => {
    if (!signal.aborted) log.error('round failed', { why: toError(thrown).message })
  }
  while (!signal.aborted) {
    const begun = round().catch(failed)
    running.add(begun)
    void begun.then(() => running.delete(begun))
    await clock.sleep(roundMs, signal).catch(() => {})
    if (!signal.aborted) await save().catch(failed)
  }
  await Promise.all(running)
}
