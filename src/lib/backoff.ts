/** How long to wait between attempts: `delayMs` after the first failure, doubled after each, never over `maxDelayMs`. */
export type Backoff = { readonly delayMs: number; readonly maxDelayMs: number }

/** The wait after this many failures in a row: between half and all of the doubled delay. */
export function backoffMs(failures: number, options: Backoff & { readonly random: () => number }): number {
  const full = Math.min(options.delayMs * 2 ** (failures - 1), options.maxDelayMs)
  return full * (0.5 + options.random() / 2)
}
