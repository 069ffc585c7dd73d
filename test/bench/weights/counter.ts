import type { Guest, HostFunction, HostFunctions } from '../../../chain/host/executor/guest.ts'
import { ScaleReader } from '../../../chain/host/scale.ts'

/** Of how many keys something was read from the state, and written. */
export type Count = { readonly reads: number; readonly writes: number }

/**
 * Counts what a call reads and writes as FRAME does: each key once, no read of what the call wrote itself, and none of
 * what every block touches.
 */
export class Counter {
  readonly #free = new Set<string>()
  readonly #reads = new Set<string>()
  readonly #writes = new Set<string>()

  get count(): Count {
    return { reads: this.#reads.size, writes: this.#writes.size }
  }

  /** Begins anew. */
  reset(): void {
    this.#reads.clear()
    this.#writes.clear()
  }

  /** Takes an encoded `Vec<TrackedStorageKey>` of keys that cost nothing. */
  exempt(encoded: Uint8Array): void {
    const reader = new ScaleReader(encoded)
    const keys = reader.vec(() => {
      const key = Buffer.from(reader.bytes()).toString('hex')
      reader.take(9)
      if (reader.u8() !== 0) reader.bytes()
      return key
    })
    this.#free.clear()
    for (const key of keys) this.#free.add(key)
  }

  /** The storage functions, each of which counts before it does its work. */
  watch(guest: Guest, known: HostFunctions): HostFunctions {
    const counted = (name: string, note: (key: string) => void): HostFunctions => {
      const run = known[name] as (...args: unknown[]) => unknown
      const watched = (key: bigint, ...rest: unknown[]): unknown => {
        note(guest.memory.readHex(key))
        return run(key, ...rest)
      }
      return { [name]: watched as HostFunction }
    }
    const read = (key: string): void => this.#read(key)
    const write = (key: string): void => this.#write(key)
    const clear = (prefix: string): void => this.#clear(guest, prefix)
    return {
      ...counted('ext_storage_get_version_1', read),
      ...counted('ext_storage_exists_version_1', read),
      ...counted('ext_storage_read_version_1', read),
      ...counted('ext_storage_next_key_version_1', read),
      ...counted('ext_storage_set_version_1', write),
      ...counted('ext_storage_clear_version_1', write),
      ...counted('ext_storage_append_version_1', (key) => {
        this.#read(key)
        this.#write(key)
      }),
      ...counted('ext_storage_clear_prefix_version_1', clear),
      ...counted('ext_storage_clear_prefix_version_2', clear),
    }
  }

  #read(key: string): void {
    if (!this.#free.has(key) && !this.#writes.has(key)) this.#reads.add(key)
  }

  #write(key: string): void {
    if (!this.#free.has(key)) this.#writes.add(key)
  }

  /** Removing a prefix looks at each key under it, and at the one where it ends, and writes each. */
  #clear(guest: Guest, prefix: string): void {
    this.#read(prefix)
    for (let key = guest.session.nextKey(prefix); key?.startsWith(prefix); key = guest.session.nextKey(key)) {
      this.#read(key)
      this.#write(key)
    }
  }
}
