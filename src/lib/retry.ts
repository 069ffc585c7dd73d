import type { Clock } from './clock.ts'
import { SubnetError } from './errors.ts'

/** How long to wait between attempts: `delayMs` after the first failure, doubled after each, never over `maxDelayMs`. */
export type Backoff = { readonly delayMs: number; readonly maxDelayMs: number }

export type RetryModules = {
  readonly clock: Clock
  /** A number in [0, 1): spreads those who failed together. */
  readonly random: () => number
}

export type RetryOptions = Backoff & {
  /** How often the work is tried at most, the first time included. */
  readonly attempts: number
  readonly signal?: AbortSignal
}

/**
 * Tries again what failed with an error that says it is `retryable`; any other error, the last one, and the
 * signal's reason pass through.
 */
export async function retry<T>(modules: RetryModules, work: () => Promise<T>, options: RetryOptions): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    options.signal?.throwIfAborted()
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof SubnetError && error.retryable) || failures >= options.attempts) throw error
    }
    await modules.clock.sleep(backoffMs(failures, { ...options, random: modules.random }), options.signal)
  }
}

/** The wait after this many failures in a row: between half and all of the doubled delay. */
export function backoffMs(failures: number, options: Backoff & { readonly random: () => number }): number {
  const full = Math.min(options.delayMs * 2 ** (failures - 1), options.maxDelayMs)
  return full * (0.5 + options.random() / 2)
}
