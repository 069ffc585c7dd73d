import type { Clock } from '../../../src/lib/clock.ts'
import type { Log } from '../../../src/lib/log.ts'
import type { Backend, TransactionSource } from '../backend.ts'
import type { PoolBounds } from './bound.ts'
import { Queue } from './queue.ts'
import type { StatusListener } from './watchers.ts'

/** What a pool works on: the chain whose head it validates against, where it says what it did, and the time. */
export type PoolModules = { readonly backend: Backend; readonly log: Log; readonly clock: Clock }

export type PoolLimits = PoolBounds & {
  /** How many transactions are validated anew after a block. */
  readonly revalidated: number
}

// A block holds 5 MiB: the ready half fills four, and those that wait for others fill a fifth of that.
const LIMITS: PoolLimits = {
  ready: { count: 4096, bytes: 20 << 20 },
  future: { count: 1024, bytes: 8 << 20 },
  revalidated: 16,
}

/** The transactions that wait for a block. */
export interface Pool extends TransactionSource {
  /**
   * Takes in an extrinsic, length prefix included, and returns its hash in `0x` hex.
   * Throws `PoolError` when it is refused.
   */
  submit(bytes: Uint8Array): string
  /** Tells how the transaction stands now, and from then on what becomes of it. Returns how to stop. */
  watch(hash: string, listener: StatusListener): () => void
  /** Those that are ready, in the order in which they may be applied. */
  pending(): Uint8Array[]
  /** The nonce for the account's next transaction: the chain's, counted on over what is ready here. */
  nextIndex(account: Uint8Array): bigint
  /** Follows the chain no longer. */
  close(): void
}

/** Opens an empty pool that follows the chain. */
export function createPool(modules: PoolModules, limits: Partial<PoolLimits> = {}): Pool {
  const queue = new Queue(modules, { ...LIMITS, ...limits })
  const close = modules.backend.onBlock((block) => queue.follow(block))
  return {
    submit: (bytes) => queue.submit(bytes),
    watch: (hash, listener) => queue.watch(hash, listener),
    pending: () => Array.from(queue.ready(), (transaction) => transaction.bytes),
    nextIndex: (account) => queue.nextIndex(account),
    ready: () => queue.ready(),
    refused: (transaction, error) => queue.refused(transaction.hash, error),
    close,
  }
}
