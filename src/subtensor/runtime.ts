import { ApiPromise } from '@polkadot/api'
import type { Keypair } from '../crypto/keypair.ts'
import type { BlockRef } from './chain.ts'
import { Decoder, type Variant } from './codec.ts'
import { type Refusal, UnsupportedChainError } from './errors.ts'
import { SUBTENSOR_EXTENSIONS } from './extensions.ts'
import {
  type Call,
  type CallShape,
  callsOf,
  hexOf,
  type NamedCall,
  orderCall,
  type SignAt,
  type Signed,
  signCall,
} from './extrinsic.ts'
import { type Extrinsic, readExtrinsic } from './extrinsic-in.ts'
import { failureIn, runtimeRefusal } from './failure.ts'
import { createProvider } from './provider.ts'
import type { Rpc } from './rpc.ts'

/** Something the runtime said in a block; `index` is the extrinsic's, absent for what belongs to none. */
export type ChainEvent = {
  readonly index: number | undefined
  readonly pallet: string
  readonly name: string
  readonly data: readonly unknown[]
  readonly refusal?: Refusal
}

/** What to ask the node for, and how to read what it answers. */
type Question<P extends readonly unknown[]> = { readonly params: P; readonly read: (answer: unknown) => unknown }

/**
 * One version of the chain's runtime as its metadata describes it. Beside this file only `codec.ts`, `extrinsic.ts`
 * and `provider.ts` know polkadot.js; values go in and come out plain. Types are the metadata's own, so `u16` and
 * `NetUid { u16 }` are the same.
 */
export interface Runtime {
  readonly genesisHash: string
  readonly specVersion: number
  readonly blockTimeMs: number
  has(pallet: string, method: string): boolean
  /** The calls of a pallet by its name, `AdminUtils`; none when the runtime lacks it. */
  calls(pallet: string): readonly CallShape[]
  /** Puts a call's arguments in order. Throws `UnsupportedChainError` when the runtime has no such call. */
  order(call: NamedCall): Call
  sign(call: Call, signer: Keypair, at: SignAt): Signed
  /** For `state_getStorage`. Throws `UnsupportedChainError` when the runtime has no such item. */
  storage(pallet: string, item: string, keys: readonly unknown[]): Question<readonly [key: string]>
  /** For `state_call`; `undefined` when the runtime has no such method. */
  api(
    trait: string,
    method: string,
    args: readonly unknown[],
  ): Question<readonly [name: string, input: string]> | undefined
  hasApi(trait: string, method: string): boolean
  /** As `api`, of input that is SCALE already. */
  rawApi(trait: string, method: string, input: Uint8Array): Question<readonly [name: string, input: string]>
  /** What an error of a call means, as `DispatchError` says it. */
  refusal(error: Variant): Refusal
  /** Reads an extrinsic of a block; one that nobody signed has no signer. */
  extrinsic(hex: string): Extrinsic
  /** Reads what `System.Events` holds. */
  events(answer: unknown): readonly ChainEvent[]
  /** Reads a header and hashes it. */
  block(header: unknown): BlockRef
  /** Reads which block a header's block is built on; of the first block it is that block itself. */
  parent(header: unknown): BlockRef
}

/**
 * Reads the metadata over the connection; about half a second of work. What it gives is of use as long as the
 * connection is there; rejects when that ends.
 */
export async function loadRuntime(rpc: Rpc): Promise<Runtime> {
  rpc.gone.throwIfAborted()
  const options = { provider: createProvider(rpc), noInitWarn: true, signedExtensions: SUBTENSOR_EXTENSIONS }
  const api = new ApiPromise(options as ConstructorParameters<typeof ApiPromise>[0])
  await new Promise<void>((resolve, reject) => {
    const end = (): void => {
      // It keeps a timer, and the process alive with it, until it is told.
      void api.disconnect()
      reject(rpc.gone.reason)
    }
    rpc.gone.addEventListener('abort', end, { once: true })
    api.once('ready', () => (rpc.gone.aborted ? end() : resolve()))
    api.once('error', (error: Error) =>
      reject(new UnsupportedChainError(`the metadata cannot be read: ${error.message}`, { cause: error })),
    )
  })
  return runtimeOf(api)
}

function runtimeOf(api: ApiPromise): Runtime {
  const { registry } = api
  const decoder = new Decoder(registry.lookup)
  const apis = new Map<string, { params: string[]; output: number }>()
  for (const { name: trait, methods } of registry.metadata.apis) {
    for (const { name, inputs, output } of methods) {
      const params = inputs.map((input) => registry.createLookupType(input.type))
      apis.set(`${trait}_${name}`, { params, output: output.toNumber() })
    }
  }
  const slot = api.consts.aura?.slotDuration
  if (slot === undefined) throw new UnsupportedChainError('the runtime does not say its block time (Aura.SlotDuration)')

  const entryOf = (pallet: string, item: string) => {
    const entry = api.query[pallet]?.[item]
    if (entry === undefined) throw new UnsupportedChainError(`the runtime has no storage item ${pallet}.${item}`)
    return entry
  }

  return {
    genesisHash: api.genesisHash.toHex(),
    specVersion: api.runtimeVersion.specVersion.toNumber(),
    blockTimeMs: Number(slot.toString()),
    has: (pallet, method) => api.tx[pallet]?.[method] !== undefined,

    calls: (pallet) => callsOf(api, pallet),
    order: (call) => orderCall(api, call),
    sign: (call, signer, at) => signCall(api, call, { ...at, signer }),

    storage(pallet, item, keys) {
      const entry = entryOf(pallet, item)
      const { meta } = entry.creator
      const type = (meta.type.isPlain ? meta.type.asPlain : meta.type.asMap.value).toNumber()
      const read = (answer: unknown): unknown => {
        if (answer !== null) return decoder.decode(type, bytesOf(answer))
        return meta.modifier.isOptional ? undefined : decoder.decode(type, meta.fallback.toU8a(true))
      }
      return { params: [entry.key(...keys)], read }
    },

    api(trait, method, args) {
      const found = apis.get(`${trait}_${method}`)
      if (found === undefined) return undefined
      const input = Buffer.concat(found.params.map((type, at) => registry.createTypeUnsafe(type, [args[at]]).toU8a()))
      return {
        params: [`${trait}_${method}`, hexOf(input)],
        read: (answer) => decoder.decode(found.output, bytesOf(answer)),
      }
    },

    hasApi: (trait, method) => apis.has(`${trait}_${method}`),

    rawApi(trait, method, input) {
      const found = apis.get(`${trait}_${method}`)
      if (found === undefined) throw new UnsupportedChainError(`the runtime has no ${trait}.${method}`)
      return {
        params: [`${trait}_${method}`, hexOf(input)],
        read: (answer) => decoder.decode(found.output, bytesOf(answer)),
      }
    },

    refusal: refusalOf,
    extrinsic: (hex) => readExtrinsic(api, decoder, hex),

    events(answer) {
      const { type } = entryOf('system', 'events').creator.meta
      const records = decoder.decode(type.asPlain.toNumber(), bytesOf(answer)) as readonly EventRecord[]
      return records.map(({ phase, event: { type: pallet, value } }) => {
        const [{ type: name, value: fields }] = value
        const data = Object.values(fields)
        const error = failureIn(`${pallet}.${name}`, data[0])
        const index = phase.type === 'ApplyExtrinsic' ? Number(Object.values(phase.value)[0]) : undefined
        return { index, pallet, name, data, ...(error && { refusal: refusalOf(error) }) }
      })
    },

    block(header) {
      const { number, hash } = readHeader(header)
      return { number: number.toBigInt(), hash: hash.toHex() }
    },

    parent(header) {
      const { number, parentHash } = readHeader(header)
      const above = number.toBigInt()
      return above === 0n ? this.block(header) : { number: above - 1n, hash: parentHash.toHex() }
    },
  }

  function readHeader(header: unknown): Header {
    return registry.createTypeUnsafe('Header', [header]) as unknown as Header
  }

  function refusalOf({ type, value }: Variant): Refusal {
    const [detail] = Object.values(value)
    if (type !== 'Module') {
      return runtimeRefusal(type, detail as Variant | undefined)
    }
    const { index, error } = detail as { readonly index: bigint; readonly error: Uint8Array }
    const { section, name, docs } = registry.findMetaError(Uint8Array.of(Number(index), error[0] ?? 0))
    const pallet = section[0]!.toUpperCase() + section.slice(1)
    return { pallet, name, text: docs.join(' ').trim() || name }
  }
}

type Hash = { toHex(): string }
type Header = { readonly number: { toBigInt(): bigint }; readonly hash: Hash; readonly parentHash: Hash }
type EventRecord = {
  readonly phase: Variant
  readonly event: { readonly type: string; readonly value: readonly [Variant] }
}

/** Hex would be read as a number written by a person, the greatest digit first; bytes are read as SCALE. */
function bytesOf(answer: unknown): Uint8Array {
  if (typeof answer === 'string' && answer.startsWith('0x')) return Buffer.from(answer.slice(2), 'hex')
  throw new UnsupportedChainError('the node answered with something that is no hex')
}
