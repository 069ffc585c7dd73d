import { blake2_256 } from '../../src/crypto/hash.ts'
import { BadInputError } from '../../src/lib/errors.ts'
import type { Log } from '../../src/lib/log.ts'
import { readSlotDuration } from './aura.ts'
import type { Backend, RuntimeVersion, StateView, StoredBlock, TransactionSource } from './backend.ts'
import { buildBlock } from './build.ts'
import { KEPT_STATES } from './chain.ts'
import { Runtimes } from './executor/runtimes.ts'
import { buildGenesis, type GenesisSettings, genesisHeader } from './genesis.ts'
import { toHex } from './hex.ts'
import { Session } from './state/session.ts'
import { viewOf } from './state/view.ts'
import type { Trie } from './trie/node.ts'

export type MemoryChainOptions = {
  /** The runtime's code. */
  readonly code: Uint8Array
  readonly settings: GenesisSettings
  /** When the chain begins, in ms since 1970; the first block comes a slot later. */
  readonly bornMs: number
}

/**
 * A chain that lives in memory alone and makes a block when it is told to. Its blocks are those of the real runtime,
 * but nobody seals them: they are for who made them.
 */
export class MemoryChain implements Backend {
  readonly genesisHash: string
  /** Time from block to block in ms. */
  readonly slotMs: number
  readonly #log: Log
  readonly #runtimes: Runtimes
  readonly #states = new Map<string, Trie>()
  readonly #blocks: StoredBlock[] = []
  readonly #numbers = new Map<string, number>()
  readonly #listeners = new Set<(block: StoredBlock) => void>()
  #state: Trie
  #slot: bigint

  /** Throws `BadInputError` for settings that the runtime refuses, `CodeError` for what is no runtime. */
  constructor({ log }: { readonly log: Log }, { code, settings, bornMs }: MemoryChainOptions) {
    this.#log = log
    this.#runtimes = new Runtimes(log)
    const runtime = this.#runtimes.compile(code)
    this.#state = buildGenesis(runtime, code, settings)
    const header = genesisHeader(runtime, this.#state)
    this.genesisHash = toHex(blake2_256(header))
    this.slotMs = readSlotDuration(runtime, this.#state)
    this.#slot = BigInt(Math.floor(bornMs / this.slotMs))
    this.#keep({ number: 0, hash: this.genesisHash, header, body: [] }, this.#state)
  }

  head(): StoredBlock {
    return this.#blocks.at(-1)!
  }

  hashOf(number: number): string | undefined {
    return this.#blocks[number]?.hash
  }

  block(hash: string): StoredBlock | undefined {
    const number = this.#numbers.get(hash)
    return number === undefined ? undefined : this.#blocks[number]
  }

  state(hash: string): StateView | undefined {
    const state = this.#states.get(hash)
    return state === undefined ? undefined : viewOf(state)
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

  /** Makes the block of the next slot and tells the listeners. Throws `RuntimeError` when it cannot be made. */
  next(transactions: TransactionSource): StoredBlock {
    this.#slot++
    const { header, number } = this.head()
    const place = {
      parent: { header, number, state: this.#state },
      slot: this.#slot,
      timestampMs: Number(this.#slot) * this.slotMs,
    }
    const modules = { runtime: this.#runtimes.of(this.#state), log: this.#log }
    const built = buildBlock(modules, place, { transactions, hasTime: () => true })
    const block = { number: number + 1, hash: toHex(blake2_256(built.header)), header: built.header, body: built.body }
    this.#keep(block, built.state)
    for (const listener of [...this.#listeners]) listener(block)
    return block
  }

  #keep(block: StoredBlock, state: Trie): void {
    this.#state = state
    this.#blocks.push(block)
    this.#numbers.set(block.hash, block.number)
    this.#states.set(block.hash, state)
    for (const oldest of this.#states.keys()) {
      if (this.#states.size <= KEPT_STATES) break
      this.#states.delete(oldest)
    }
  }

  #stateAt(hash: string): Trie {
    const state = this.#states.get(hash)
    if (state === undefined) throw new BadInputError(`the state after block ${hash} is not kept`)
    return state
  }
}
