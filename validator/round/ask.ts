import type { Clock } from '../../src/lib/clock.ts'

/** Something to be asked at a time, in ms from the beginning. */
export type Timed = { readonly atMs: number; readonly ask: () => Promise<void> }

/** Most requests under way at once, over all miners. */
const MAX_IN_FLIGHT = 1_024

/**
 * Asks everything at its time and resolves when all is answered or too late. When too much is under way the rest is
 * asked later, not left out. What is not asked when the signal aborts never is.
 */
export async function askInTime(
  { clock }: { readonly clock: Clock },
  asks: readonly Timed[],
  signal: AbortSignal,
): Promise<void> {
  const begun = clock.now()
  const flying = new Set<Promise<void>>()
  for (const { atMs, ask } of [...asks].sort((a, b) => a.atMs - b.atMs)) {
    const wait = begun + atMs - clock.now()
    if (wait > 0) await clock.sleep(wait, signal).catch(() => {})
    if (signal.aborted) break
    const flight: Promise<void> = ask().finally(() => flying.delete(flight))
    // Its failure is told below; until then nobody else may listen to it.
    flight.catch(() => {})
    flying.add(flight)
    if (flying.size >= MAX_IN_FLIGHT) await Promise.race(flying).catch(() => {})
  }
  await Promise.all(flying)
}
