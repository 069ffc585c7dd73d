import { GuestFault } from '../executor/error.ts'
import { compact, ScaleReader } from '../scale.ts'
import { insert, lookUp, remove, removePrefix } from '../trie/edit.ts'
import type { Trie } from '../trie/node.ts'
import { nextKey } from '../trie/walk.ts'

/** Longest storage key: what one lmdb key holds, with room to spare. FRAME's longest are below 200 bytes. */
const MAX_KEY_BYTES = 1024
/** Deepest nesting of storage transactions. FRAME itself stops at 255. */
const MAX_TRANSACTIONS = 1024

/** Bytes of a compact number by its lowest two bits; lists whose length needs the widest form are not appended to. */
const COMPACT_WIDTHS = [1, 2, 4, 0]
const MAX_ITEMS = 2 ** 30 - 1

/** Where a session was, to go back to. */
export type Mark = { readonly trie: Trie; readonly depth: number }

/** The state as a block changes it, over the state it began with. Keys are hex. A transaction is a remembered trie. */
export class Session {
  readonly base: Trie
  #trie: Trie
  readonly #open: Trie[] = []

  constructor(base: Trie) {
    this.base = base
    this.#trie = base
  }

  get trie(): Trie {
    return this.#trie
  }

  get(key: string): Uint8Array | undefined {
    return lookUp(this.#trie, key)
  }

  /** Keeps the value as it is; it must not change afterwards. */
  set(key: string, value: Uint8Array): void {
    if (key.length > MAX_KEY_BYTES * 2) throw new GuestFault(`a storage key has at most ${MAX_KEY_BYTES} bytes`)
    this.#trie = insert(this.#trie, key, value)
  }

  remove(key: string): void {
    this.#trie = remove(this.#trie, key)
  }

  nextKey(key: string): string | undefined {
    return nextKey(this.#trie, key)
  }

  /** Adds an item to an encoded list; what is no list is replaced by one, as Substrate's `StorageAppend` does. */
  append(key: string, item: Uint8Array): void {
    const list = this.get(key)
    const width = list === undefined || list.length === 0 ? 0 : COMPACT_WIDTHS[list[0]! & 3]!
    if (list === undefined || width === 0 || list.length < width) {
      this.set(key, joined(compact(1), item))
      return
    }
    const count = Number(new ScaleReader(list).compact())
    if (count === MAX_ITEMS) throw new GuestFault(`a list has at most ${MAX_ITEMS} items`)
    this.set(key, joined(compact(count + 1), list.subarray(width), item))
  }

  /**
   * Removes the keys under a prefix. As in Substrate the limit counts keys of the state before the block; keys that
   * the block itself wrote go all. A value keeps its identity until it is written, which tells the two apart.
   */
  clearPrefix(prefix: string, limit: number | undefined): { readonly removed: number; readonly complete: boolean } {
    const before = keysFrom(this.base, prefix, limit)
    if (before.complete) {
      this.#trie = removePrefix(this.#trie, prefix)
      return { removed: before.keys.length, complete: true }
    }
    for (const key of keysFrom(this.#trie, prefix, undefined).keys) {
      if (this.get(key) !== lookUp(this.base, key)) this.remove(key)
    }
    for (const key of before.keys) this.remove(key)
    return { removed: before.keys.length, complete: false }
  }

  start(): void {
    if (this.#open.length === MAX_TRANSACTIONS) throw new GuestFault('storage transactions are nested too deep')
    this.#open.push(this.#trie)
  }

  commit(): void {
    this.#close()
  }

  rollBack(): void {
    this.#trie = this.#close()
  }

  mark(): Mark {
    return { trie: this.#trie, depth: this.#open.length }
  }

  /** Undoes everything since the mark, transactions that are still open included. */
  restore({ trie, depth }: Mark): void {
    this.#trie = trie
    this.#open.length = depth
  }

  #close(): Trie {
    if (this.#open.length === 0) throw new GuestFault('no storage transaction is open')
    return this.#open.pop()
  }
}

function keysFrom(trie: Trie, prefix: string, limit: number | undefined): { keys: string[]; complete: boolean } {
  const keys: string[] = []
  let key = lookUp(trie, prefix) === undefined ? nextKey(trie, prefix) : prefix
  for (; key?.startsWith(prefix); key = nextKey(trie, key)) {
    if (keys.length === limit) return { keys, complete: false }
    keys.push(key)
  }
  return { keys, complete: true }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
