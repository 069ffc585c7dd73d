/** What is known when a block comes; block numbers. */
export type Moment = {
  readonly block: bigint
  /** The next block that runs an epoch: what lands before it counts in it. */
  readonly epoch: bigint
  /** When the hotkey's row was set last; the block of its registration when it never was. */
  readonly lastUpdate: bigint
  readonly registered: bigint
}

/**
 * Whether a validator is to set its weights now: at once when it has no row yet, else once an epoch, in the last
 * `marginBlocks` before it; never sooner after the last time than the chain allows. Pure.
 */
export function isDue(
  { block, epoch, lastUpdate, registered }: Moment,
  { marginBlocks, rateLimit }: { readonly marginBlocks: number; readonly rateLimit: bigint },
): boolean {
  if (block - lastUpdate < rateLimit) return false
  if (lastUpdate <= registered) return true
  const opens = epoch - BigInt(marginBlocks)
  return block >= opens && lastUpdate < opens
}
