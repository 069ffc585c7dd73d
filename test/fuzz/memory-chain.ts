import { TypeRegistry } from '@polkadot/types'
import type { DispatchError, DispatchInfo, EventRecord } from '@polkadot/types/interfaces'
import { Metadata } from '@polkadot/types/metadata'
import { readSlotDuration } from '../../chain/host/aura.ts'
import type { RuntimeVersion, StoredBlock } from '../../chain/host/backend.ts'
import { buildBlock } from '../../chain/host/build.ts'
import { Runtime } from '../../chain/host/executor/runtime.ts'
import { buildGenesis, type GenesisSettings, genesisHeader } from '../../chain/host/genesis.ts'
import { toHex } from '../../chain/host/hex.ts'
import { ScaleReader } from '../../chain/host/scale.ts'
import { seal } from '../../chain/host/seal.ts'
import { Session } from '../../chain/host/state/session.ts'
import { viewOf } from '../../chain/host/state/view.ts'
import type { Trie } from '../../chain/host/trie/node.ts'
import { blake2_256 } from '../../src/crypto/hash.ts'
import type { Keypair } from '../../src/crypto/keypair.ts'
import { silent } from '../../src/lib/log.ts'
import { SUBTENSOR_EXTENSIONS } from '../../src/subtensor/extensions.ts'

// Twox128 of `System` and of `Events`.
const EVENTS = Buffer.from('26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7', 'hex')
const FIRST_SLOT = 7_000_000_000n

/** What became of a transaction: refused before the block, or in it with or without an error, and whether it paid. */
export type Outcome =
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'failed'; readonly error: string; readonly paid: boolean }
  | { readonly kind: 'done'; readonly paid: boolean }

/** Who seals the blocks, and who is told each: what it takes for others to run them again. */
export type Recording = { readonly author: Keypair; readonly onBlock: (block: StoredBlock) => void }

/** A chain that lives in memory alone and makes a block when it is told to: the real runtime, nothing written. */
export class MemoryChain {
  readonly genesisHash: string
  readonly #runtime: Runtime
  readonly #registry = new TypeRegistry()
  readonly #slotMs: number
  readonly #recording: Recording | undefined
  #state: Trie
  #head: StoredBlock
  #slot = FIRST_SLOT

  constructor(code: Uint8Array, settings: GenesisSettings, recording?: Recording) {
    this.#recording = recording
    this.#runtime = new Runtime(code, silent)
    this.#state = buildGenesis(this.#runtime, code, settings)
    const header = genesisHeader(this.#runtime, this.#state)
    this.genesisHash = toHex(blake2_256(header))
    this.#head = { number: 0, hash: this.genesisHash, header, body: [] }
    this.#slotMs = readSlotDuration(this.#runtime, this.#state)
    const metadata = new Metadata(this.#registry, toHex(this.#metadata()) as `0x${string}`)
    this.#registry.setMetadata(metadata, undefined, SUBTENSOR_EXTENSIONS)
  }

  head(): StoredBlock {
    return this.#head
  }

  runtimeVersion(): RuntimeVersion {
    return this.#runtime.version()
  }

  /** Asks the runtime something on the state of the head, whatever hash is named. */
  call(_hash: string, method: string, input: Uint8Array): Uint8Array {
    return this.#runtime.call(new Session(this.#state), method, input)
  }

  /** Makes the next block of these transactions, and says what became of each. */
  next(transactions: readonly Uint8Array[] = []): Outcome[] {
    this.#slot++
    const refused = new Map<string, string>()
    const source = {
      ready: () => transactions.map((bytes, at) => ({ hash: String(at), bytes })),
      refused: ({ hash }: { hash: string }, error: Uint8Array) => void refused.set(hash, toHex(error)),
    }
    const parent = { header: this.#head.header, number: this.#head.number, state: this.#state }
    const place = { parent, slot: this.#slot, timestampMs: Number(this.#slot) * this.#slotMs }
    const modules = { runtime: this.#runtime, log: silent }
    const { header: bare, body, state } = buildBlock(modules, place, { transactions: source, hasTime: () => true })
    const header = this.#recording === undefined ? bare : seal(bare, this.#recording.author)
    this.#state = state
    this.#head = { number: parent.number + 1, hash: toHex(blake2_256(header)), header, body }
    this.#recording?.onBlock(this.#head)
    const inherents = body.length - (transactions.length - refused.size)
    const results = this.#results()
    let at = inherents
    return transactions.map((_, index) => {
      const code = refused.get(String(index))
      return code === undefined ? results.get(at++)! : { kind: 'refused', code }
    })
  }

  #results(): Map<number, Outcome> {
    const bytes = viewOf(this.#state).get(EVENTS)
    const results = new Map<number, Outcome>()
    if (bytes === undefined) return results
    for (const { phase, event } of this.#events(bytes)) {
      if (!phase.isApplyExtrinsic || event.section !== 'system') continue
      const at = phase.asApplyExtrinsic.toNumber()
      if (event.method === 'ExtrinsicSuccess') {
        results.set(at, { kind: 'done', paid: pays(event.data[0] as unknown as DispatchInfo) })
      } else if (event.method === 'ExtrinsicFailed') {
        const [error, info] = event.data as unknown as [DispatchError, DispatchInfo]
        results.set(at, { kind: 'failed', error: this.#nameOf(error), paid: pays(info) })
      }
    }
    return results
  }

  #events(bytes: Uint8Array): EventRecord[] {
    return this.#registry.createType('Vec<EventRecord>', bytes) as unknown as EventRecord[]
  }

  #nameOf(error: DispatchError): string {
    if (!error.isModule) return error.type
    const { section, name } = this.#registry.findMetaError(error.asModule)
    return `${section}.${name}`
  }

  #metadata(): Uint8Array {
    return new ScaleReader(this.call('', 'Metadata_metadata', new Uint8Array())).bytes()
  }
}

const pays = (info: DispatchInfo): boolean => info.paysFee.isYes
