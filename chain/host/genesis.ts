import { BadInputError } from '../../src/lib/errors.ts'
import { layoutOf } from './executor/functions/storage.ts'
import type { Runtime } from './executor/runtime.ts'
import { encodeHeader } from './header.ts'
import { encodeBytes, ScaleReader } from './scale.ts'
import { Session } from './state/session.ts'
import type { Trie } from './trie/node.ts'
import { rootOf } from './trie/root.ts'

/** The storage key `:code` in hex: where the runtime lies. */
export const CODE_KEY = Buffer.from(':code').toString('hex')

/** What a chain is created with. What is absent is as the preset has it. */
export type GenesisSettings = {
  /** One of the runtime's own, such as `development`. */
  readonly preset: string
  /** Time from block to block in ms. */
  readonly blockMs?: number | undefined
  /** Tempo of new subnets in blocks. */
  readonly tempo?: number | undefined
}

type Json = { readonly [key: string]: unknown }

/** Builds the state of block 0 from the runtime's preset. Throws `BadInputError` with the runtime's reason. */
export function buildGenesis(runtime: Runtime, code: Uint8Array, settings: GenesisSettings): Trie {
  const preset = getPreset(runtime, settings.preset)
  if (preset === undefined) throw new BadInputError(`the runtime has no preset '${settings.preset}'`)
  const config = merge(merge(getPreset(runtime, undefined) ?? {}, preset), patchOf(settings))
  const session = new Session(undefined)
  const input = encodeBytes(Buffer.from(JSON.stringify(config)))
  const answer = new ScaleReader(runtime.call(session, 'GenesisBuilder_build_state', input))
  if (answer.u8() !== 0) {
    throw new BadInputError(`the runtime refuses its genesis: ${Buffer.from(answer.bytes()).toString()}`)
  }
  session.set(CODE_KEY, code)
  return session.trie
}

/** The encoded header of block 0. */
export function genesisHeader(runtime: Runtime, state: Trie): Uint8Array {
  const layout = layoutOf(runtime.version().systemVersion)
  return encodeHeader({
    parentHash: new Uint8Array(32),
    number: 0,
    stateRoot: rootOf(state, layout),
    extrinsicsRoot: rootOf(undefined, 0),
    logs: [],
  })
}

function getPreset(runtime: Runtime, name: string | undefined): Json | undefined {
  const id = name === undefined ? Uint8Array.of(0) : Buffer.concat([Uint8Array.of(1), encodeBytes(Buffer.from(name))])
  const answer = new ScaleReader(runtime.call(new Session(undefined), 'GenesisBuilder_get_preset', id))
  return answer.u8() === 0 ? undefined : (JSON.parse(Buffer.from(answer.bytes()).toString()) as Json)
}

function patchOf({ blockMs, tempo }: GenesisSettings): Json {
  const subtensorModule = {
    ...(blockMs === undefined ? {} : { blockTimeMs: blockMs }),
    ...(tempo === undefined ? {} : { defaults: { tempo } }),
  }
  return Object.keys(subtensorModule).length === 0 ? {} : { subtensorModule }
}

/** Objects are merged deep; everything else is replaced. */
function merge(into: Json, patch: Json): Json {
  const out: Record<string, unknown> = { ...into }
  for (const [key, value] of Object.entries(patch)) {
    const old = out[key]
    out[key] = isObject(old) && isObject(value) ? merge(old, value) : value
  }
  return out
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
