import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, open, type RootDatabase } from 'lmdb'
import { BadInputError, toError } from '../../../src/lib/errors.ts'
import type { StoredBlock } from '../backend.ts'
import { StoreError } from './error.ts'
import { lock } from './lock.ts'
import { checkMagic } from './magic.ts'
import { decodeBlock, decodeUndos, encodeBlock, encodeUndos, hashIn, type Undo } from './record.ts'

/** The form in which this release writes its data. */
const FORMAT = 1

/** What a block did to the state: keys (hex) with their values before and after. */
export type StateChange = {
  readonly key: string
  readonly before: Uint8Array | undefined
  readonly after: Uint8Array | undefined
}

/** What a store begins with. `settings` are kept as they are, to be compared when it is opened again. */
export type Beginning = {
  readonly settings: unknown
  readonly code: Uint8Array
  readonly block: StoredBlock
  readonly state: Iterable<readonly [key: string, value: Uint8Array]>
}

/**
 * The chain on disk: all blocks, the flat state after the last one, and what takes the last blocks back. One process
 * at a time. Each write is one lmdb transaction, on disk before its promise resolves.
 */
export class Store {
  readonly #unlock: () => void
  readonly #root: RootDatabase<Uint8Array, string>
  readonly #blocks: Database<Uint8Array, number>
  readonly #numbers: Database<number, Buffer>
  readonly #state: Database<Uint8Array, Buffer>
  readonly #undos: Database<Uint8Array, number>

  /** Opens or makes the store in the folder. Throws `LockedError`, or `StoreError` for data of another form. */
  constructor(dataDir: string) {
    try {
      mkdirSync(dataDir, { recursive: true })
    } catch (cause) {
      throw new StoreError(`'${dataDir}' cannot be a data folder: ${toError(cause).message}`, { cause })
    }
    this.#unlock = lock(dataDir)
    try {
      checkMagic(join(dataDir, 'chain', 'data.mdb'))
      this.#root = open({ path: join(dataDir, 'chain'), maxDbs: 8, encoding: 'binary', overlappingSync: false })
      this.#blocks = this.#root.openDB({ name: 'blocks', encoding: 'binary', keyEncoding: 'uint32' })
      this.#undos = this.#root.openDB({ name: 'undos', encoding: 'binary', keyEncoding: 'uint32' })
      this.#numbers = this.#root.openDB({ name: 'numbers', encoding: 'ordered-binary', keyEncoding: 'binary' })
      this.#state = this.#root.openDB({ name: 'state', encoding: 'binary', keyEncoding: 'binary' })
    } catch (cause) {
      this.#unlock()
      throw new StoreError(`the chain in '${dataDir}' cannot be opened`, { cause })
    }
    const format = this.#note('format')
    if (format === undefined || format === FORMAT) return
    this.#unlock()
    throw new StoreError(`the chain in '${dataDir}' has data of form ${format}, this release reads form ${FORMAT}`)
  }

  /** Opens the chain in the folder. Throws `BadInputError` where there is none, and makes none. */
  static existing(dataDir: string): Store {
    if (existsSync(join(dataDir, 'chain'))) return new Store(dataDir)
    throw new BadInputError(`there is no chain in '${dataDir}'`)
  }

  /** The settings the chain was created with; absent in a new store. */
  settings(): unknown {
    return this.#note('settings')
  }

  /** The code the chain was created with. */
  genesisCode(): Uint8Array {
    return new Uint8Array(this.#expect(this.#root.get('code'), 'genesis code'))
  }

  /** Number of the last block. */
  head(): number {
    return Number(this.#expect(this.#note('head'), 'head'))
  }

  /** The block with a number up to the head's. Throws `StoreError` when it is not there. */
  blockAt(number: number): StoredBlock {
    return this.#expect(this.block(number), `block ${number}`)
  }

  block(number: number): StoredBlock | undefined {
    const record = this.#blocks.get(number)
    return record === undefined ? undefined : decodeBlock(number, record)
  }

  hashOf(number: number): string | undefined {
    const record = this.#blocks.get(number)
    return record === undefined ? undefined : hashIn(record)
  }

  numberOf(hash: string): number | undefined {
    return this.#numbers.get(Buffer.from(hash.slice(2), 'hex'))
  }

  /** The flat state after the last block, ascending; keys are hex. */
  *state(): Generator<[key: string, value: Uint8Array]> {
    for (const { key, value } of this.#state.getRange()) yield [key.toString('hex'), new Uint8Array(value)]
  }

  /** What takes the block's changes back, as long as it is kept. */
  undos(number: number): Undo[] | undefined {
    const record = this.#undos.get(number)
    return record === undefined ? undefined : decodeUndos(record)
  }

  /** Writes block 0 and its state into a new store. */
  async begin({ settings, code, block, state }: Beginning): Promise<void> {
    const record = encodeBlock(block)
    const entries = Array.from(state, ([key, value]) => [Buffer.from(key, 'hex'), value] as const)
    await this.#root.transaction(() => {
      for (const [key, value] of entries) this.#state.put(key, value)
      this.#root.put('code', code)
      this.#put('settings', settings)
      this.#put('format', FORMAT)
      this.#write(block, record)
    })
  }

  /** Writes the next block and what it changed; forgets how to take back the block `kept` numbers before it. */
  async append(block: StoredBlock, changes: readonly StateChange[], kept: number): Promise<void> {
    const record = encodeBlock(block)
    const undos = encodeUndos(changes.map(({ key, before }) => [key, before]))
    const writes = changes.map(({ key, after }) => [Buffer.from(key, 'hex'), after] as const)
    await this.#root.transaction(() => {
      for (const [key, after] of writes) {
        if (after === undefined) this.#state.remove(key)
        else this.#state.put(key, after)
      }
      this.#undos.put(block.number, undos)
      if (block.number > kept) this.#undos.remove(block.number - kept)
      this.#write(block, record)
    })
  }

  async close(): Promise<void> {
    await this.#root.close()
    this.#unlock()
  }

  #write(block: StoredBlock, record: Uint8Array): void {
    this.#blocks.put(block.number, record)
    this.#numbers.put(Buffer.from(block.hash.slice(2), 'hex'), block.number)
    this.#put('head', block.number)
  }

  #note(name: string): unknown {
    const text = this.#root.get(name)
    return text === undefined ? undefined : JSON.parse(Buffer.from(text).toString())
  }

  #put(name: string, value: unknown): void {
    this.#root.put(name, Buffer.from(JSON.stringify(value)))
  }

  #expect<T>(value: T | undefined, what: string): T {
    if (value === undefined) throw new StoreError(`the store has no ${what}`)
    return value
  }
}
