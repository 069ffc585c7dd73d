import type { Commit } from '../src/subtensor/chain.ts'
import type { Committed } from './commit-book.ts'

/** An extrinsic that no block took for so long never comes: it is valid for half as many. */
const LOST_AFTER_BLOCKS = 128n

/** What the chain says when the next block is about to come. */
export type RevealMoment = {
  /** The newest block. */
  readonly block: bigint
  /** The epoch to which the next one belongs. */
  readonly epoch: bigint
  /** Epochs from commit to reveal. */
  readonly period: bigint
  /** What the hotkey has committed, oldest first. */
  readonly commits: readonly Commit[]
}

/**
 * Which of the rows that wait can be revealed in the next block: the newest, since it replaces the others. And the
 * hashes of those that nobody needs any more: too old, never come to the chain, or replaced. Pure.
 */
export function planReveal(
  waiting: readonly Committed[],
  { block, epoch, period, commits }: RevealMoment,
): { readonly reveal: Committed | undefined; readonly gone: readonly string[] } {
  const place = (hash: string): number => commits.findIndex((commit) => commit.hash === hash)
  const opens = (hash: string): bigint | undefined => {
    const commit = commits[place(hash)]
    return commit && commit.epoch + period
  }
  const reveal = waiting
    .filter(({ hash }) => opens(hash) === epoch)
    .sort((one, other) => place(other.hash) - place(one.hash))[0]
  const isGone = ({ hash, sentAt }: Committed): boolean => {
    const at = opens(hash)
    if (at === undefined) return block > sentAt + LOST_AFTER_BLOCKS
    return at < epoch || (at === epoch && hash !== reveal?.hash)
  }
  return { reveal, gone: waiting.filter(isGone).map(({ hash }) => hash) }
}
