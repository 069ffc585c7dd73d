import type { Clock } from './clock.ts'
import { DeadlineError } from './errors.ts'

export type DeadlineOptions = {
  /** Names what is waited for, as in "a new block". */
  readonly what: string
  readonly ms: number
  readonly signal?: AbortSignal
}

/** Why the timer ends early. Given, since without a reason each abort makes an exception with its stack. */
const DONE = 'done'

/**
 * Waits for the work until the deadline or the signal, whichever is first; the work's own signal aborts at either,
 * and when the work is done nothing is left behind. Rejects with `DeadlineError`, the signal's reason, or what the
 * work rejects with.
 */
export async function withDeadline<T>(
  clock: Clock,
  work: (signal: AbortSignal) => Promise<T>,
  { what, ms, signal }: DeadlineOptions,
): Promise<T> {
  signal?.throwIfAborted()
  const stop = new AbortController()
  const done = new AbortController()
  const forward = (): void => stop.abort(signal?.reason)
  signal?.addEventListener('abort', forward, { once: true })
  clock.sleep(ms, done.signal).then(
    () => stop.abort(new DeadlineError(what, ms)),
    (reason) => {
      // The sleep ends early only because the work did, which has been answered already.
      if (!done.signal.aborted) stop.abort(reason)
    },
  )
  try {
    return await Promise.race([work(stop.signal), rejection(stop.signal)])
  } finally {
    signal?.removeEventListener('abort', forward)
    done.abort(DONE)
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
