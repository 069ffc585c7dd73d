/**
 * What becomes of a transaction, in the words of `author_extrinsicUpdate`; hashes are `0x` hex. `ready` and
 * `future` may come more than once, the last four once and last. A block never goes, so there is no `retracted`.
 * `finalized` comes with the block after, though the first is final at once: clients that look into the block at
 * `inBlock`, as @polkadot/api does, would otherwise pass that over for what came after it.
 */
export type PoolStatus =
  | 'future'
  | 'ready'
  | { readonly inBlock: string }
  | { readonly finalized: string }
  | { readonly usurped: string }
  | 'dropped'
  | 'invalid'

export type StatusListener = (status: PoolStatus) => void

/** Who wants to know about which transaction. */
export class Watchers {
  readonly #listeners = new Map<string, Set<StatusListener>>()

  /** Returns how to stop. */
  add(hash: string, listener: StatusListener): () => void {
    const listeners = this.#listeners.get(hash) ?? new Set()
    this.#listeners.set(hash, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#listeners.get(hash) === listeners) this.#listeners.delete(hash)
    }
  }

  tell(hash: string, status: PoolStatus): void {
    for (const listener of [...(this.#listeners.get(hash) ?? [])]) listener(status)
  }

  /** Tells the last there is to tell. */
  end(hash: string, status: PoolStatus): void {
    this.tell(hash, status)
    this.#listeners.delete(hash)
  }
}
