import { blake2_256 } from '../../src/crypto/hash.ts'
import { BadInputError, toError } from '../../src/lib/errors.ts'
import type { Log } from '../../src/lib/log.ts'
import type { Backend, RuntimeVersion, StateView, StoredBlock } from './backend.ts'
import { layoutOf } from './executor/functions/storage.ts'
import type { Runtime } from './executor/runtime.ts'
import { Runtimes } from './executor/runtimes.ts'
import { buildGenesis, type GenesisSettings, genesisHeader } from './genesis.ts'
import { decodeHeader } from './header.ts'
import { toHex } from './hex.ts'
import { Session } from './state/session.ts'
import { viewOf } from './state/view.ts'
import { StoreError } from './store/error.ts'
import { type StateChange, Store } from './store/store.ts'
import { insert, remove } from './trie/edit.ts'
import type { Trie } from './trie/node.ts'
import { rootOf } from './trie/root.ts'
import { differences, entries } from './trie/walk.ts'

/** What a chain begins with that nobody chose a preset for: one author whose key everyone knows. */
const DEFAULT_PRESET = 'development'

/** How many blocks keep their state readable: an era of 256 blocks and some. */
export const KEPT_STATES = 300

export type ChainModules = { readonly log: Log }

export type ChainOptions = {
  readonly dataDir: string
  /** The code a new chain begins with; an existing one has its own in its state. */
  readonly code: Uint8Array
  /** What a new chain begins with, and an existing one is compared with; absent is whatever it has. */
  readonly settings: Partial<GenesisSettings>
}

/**
 * Opens the chain in the folder, or begins one there. Rejects with `BadInputError` when it was begun with other
 * settings, with `StoreError` when its state is not the one its head names, with `LockedError` when it is in use.
 */
export async function openChain({ log }: ChainModules, { dataDir, code, settings }: ChainOptions): Promise<Chain> {
  const store = new Store(dataDir)
  try {
    const runtimes = new Runtimes(log)
    const created = store.settings() as GenesisSettings | undefined
    if (created !== undefined) compareSettings(dataDir, created, settings)
    else await begin(store, runtimes, code, settings)
    const state = load(store, runtimes)
    log.info('chain opened', { dataDir, head: store.head() })
    return new Chain({ store, runtimes, log }, state)
  } catch (error) {
    await store.close()
    throw error
  }
}

type ChainParts = { readonly store: Store; readonly runtimes: Runtimes; readonly log: Log }

/** The one branch of blocks there is, its states, and who listens to it. */
export class Chain implements Backend {
  readonly genesisHash: string
  readonly #store: Store
  readonly #runtimes: Runtimes
  readonly #log: Log
  /** States of the last blocks by hash, the oldest first; at most `KEPT_STATES`. */
  readonly #states = new Map<string, Trie>()
  readonly #listeners = new Set<(block: StoredBlock) => void>()
  #head: StoredBlock

  /** @param state the state after the store's head */
  constructor({ store, runtimes, log }: ChainParts, state: Trie) {
    this.#store = store
    this.#runtimes = runtimes
    this.#log = log
    this.#head = store.blockAt(store.head())
    this.genesisHash = store.blockAt(0).hash
    const kept: [string, Trie][] = [[this.#head.hash, state]]
    for (let number = this.#head.number; number > 0 && kept.length < KEPT_STATES; number--) {
      const undos = store.undos(number)
      if (undos === undefined) break
      let before = kept.at(-1)![1]
      for (const [key, value] of undos) before = value === undefined ? remove(before, key) : insert(before, key, value)
      kept.push([store.blockAt(number - 1).hash, before])
    }
    for (const [hash, trie] of kept.reverse()) this.#states.set(hash, trie)
  }

  head(): StoredBlock {
    return this.#head
  }

  hashOf(number: number): string | undefined {
    if (!Number.isInteger(number) || number < 0 || number > this.#head.number) return undefined
    return this.#store.hashOf(number)
  }

  block(hash: string): StoredBlock | undefined {
    if (hash === this.#head.hash) return this.#head
    const number = this.#store.numberOf(hash)
    return number === undefined ? undefined : this.#store.block(number)
  }

  state(hash: string): StateView | undefined {
    return this.#states.has(hash) ? viewOf(this.#states.get(hash)) : undefined
  }

  call(hash: string, method: string, input: Uint8Array): Uint8Array {
    const state = this.#stateAt(hash)
    return this.#runtimes.of(state).call(new Session(state), method, input)
  }

  runtimeVersion(hash: string): RuntimeVersion {
    return this.#runtimes.of(this.#stateAt(hash)).version()
  }

  onBlock(listener: (block: StoredBlock) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The state after the head to build on, and the runtime that lies in it. */
  tip(): { readonly state: Trie; readonly runtime: Runtime } {
    const state = this.#stateAt(this.#head.hash)
    return { state, runtime: this.#runtimes.of(state) }
  }

  /** Writes the next block, then makes it the head and tells the listeners. */
  async append(header: Uint8Array, body: readonly Uint8Array[], state: Trie): Promise<StoredBlock> {
    const block = { number: this.#head.number + 1, hash: toHex(blake2_256(header)), header, body }
    const changes: StateChange[] = []
    differences(this.#stateAt(this.#head.hash), state, (key, before, after) => changes.push({ key, before, after }))
    await this.#store.append(block, changes, KEPT_STATES)
    this.#head = block
    this.#states.set(block.hash, state)
    for (const oldest of this.#states.keys()) {
      if (this.#states.size <= KEPT_STATES) break
      this.#states.delete(oldest)
    }
    for (const listener of this.#listeners) this.#tell(listener, block)
    return block
  }

  async close(): Promise<void> {
    this.#listeners.clear()
    await this.#store.close()
  }

  /** The block is written: a listener that fails keeps it from no one else. */
  #tell(listener: (block: StoredBlock) => void, block: StoredBlock): void {
    try {
      listener(block)
    } catch (error) {
      this.#log.error('a block listener failed', { number: block.number, reason: toError(error).message })
    }
  }

  #stateAt(hash: string): Trie {
    if (!this.#states.has(hash)) throw new BadInputError(`the state after block ${hash} is not kept`)
    return this.#states.get(hash)
  }
}

function compareSettings(dataDir: string, created: GenesisSettings, asked: Partial<GenesisSettings>): void {
  for (const name of ['preset', 'blockMs', 'tempo'] as const) {
    if (asked[name] === undefined || asked[name] === created[name]) continue
    const was = created[name] ?? "its preset's"
    throw new BadInputError(
      `the chain in '${dataDir}' was created with ${name} ${was}, not ${asked[name]}: use that or another folder`,
    )
  }
}

async function begin(
  store: Store,
  runtimes: Runtimes,
  code: Uint8Array,
  { preset = DEFAULT_PRESET, ...patch }: Partial<GenesisSettings>,
): Promise<void> {
  const runtime = runtimes.compile(code)
  const settings = { preset, ...patch }
  const state = buildGenesis(runtime, code, settings)
  const header = genesisHeader(runtime, state)
  const block = { number: 0, hash: toHex(blake2_256(header)), header, body: [] }
  await store.begin({ settings, code, block, state: entries(state) })
}

function load(store: Store, runtimes: Runtimes): Trie {
  let state: Trie
  for (const [key, value] of store.state()) state = insert(state, key, value)
  const head = store.blockAt(store.head())
  const root = rootOf(state, layoutOf(runtimes.of(state).version().systemVersion))
  const { stateRoot } = decodeHeader(head.header)
  if (Buffer.compare(root, stateRoot) === 0) return state
  throw new StoreError(`the stored state has root ${toHex(root)}, block ${head.number} names ${toHex(stateRoot)}`)
}
