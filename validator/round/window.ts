/** When a round may ask and has to close; block numbers. */
export type Window = {
  /** The epoch for which the round judges. */
  readonly epoch: bigint
  /** The last block in which it asks; then late answers are awaited, judged and committed. */
  readonly closeBlock: bigint
}

/** What the chain says when a round is about to begin. */
export type Outlook = {
  readonly block: bigint
  /** The next block that runs an epoch, and the number of the epoch that it ends. */
  readonly epochBlock: bigint
  readonly epoch: bigint
  readonly tempo: bigint
  /** The epoch of the last round; another one judges for a later epoch. */
  readonly lastEpoch: bigint | undefined
}

/**
 * The window of the next round: the first epoch that leaves `leastBlocks` for asking, after `closeBlocks` for judging and
 * `marginBlocks` for setting weights are set aside. Pure.
 */
export function nextWindow(
  { block, epochBlock, epoch, tempo, lastEpoch }: Outlook,
  {
    marginBlocks,
    closeBlocks,
    leastBlocks,
  }: { readonly marginBlocks: number; readonly closeBlocks: number; readonly leastBlocks: number },
): Window {
  const aside = BigInt(marginBlocks + closeBlocks)
  let window = { epoch, closeBlock: epochBlock - aside }
  while (window.closeBlock < block + BigInt(leastBlocks) || (lastEpoch !== undefined && window.epoch <= lastEpoch)) {
    window = { epoch: window.epoch + 1n, closeBlock: window.closeBlock + tempo }
  }
  return window
}
