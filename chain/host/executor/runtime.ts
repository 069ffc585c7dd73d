import type { Log } from '../../../src/lib/log.ts'
import type { RuntimeVersion } from '../backend.ts'
import { Session } from '../state/session.ts'
import { CodeError, RuntimeError } from './error.ts'
import { cryptoFunctions } from './functions/crypto.ts'
import { hashingFunctions } from './functions/hashing.ts'
import { miscFunctions } from './functions/misc.ts'
import { storageFunctions } from './functions/storage.ts'
import { trieFunctions } from './functions/trie.ts'
import { Guest, type HostFunctions } from './guest.ts'
import { GuestMemory } from './memory.ts'
import { decodeVersion } from './version.ts'

/** What zstd-compressed runtimes begin with. Source: sp-maybe-compressed-blob. */
const COMPRESSED = Buffer.from('52bc537646db8e05', 'hex')

const NOTHING = new Uint8Array(0)

type Entry = (at: number, length: number) => bigint

/** Makes host functions that a tool puts beside the `known` ones, or in their place. */
export type MoreFunctions = (guest: Guest, known: HostFunctions) => HostFunctions

/** A runtime: code compiled once, run as a fresh instance for each call. Never re-entered. */
export class Runtime {
  readonly #module: WebAssembly.Module
  readonly #env: Record<string, unknown>
  readonly #guest: Guest
  #version: RuntimeVersion | undefined

  /** Compiles the code. Throws `CodeError` for what is no runtime, naming any import the host does not know. */
  constructor(code: Uint8Array, log: Log, more: MoreFunctions = () => ({})) {
    this.#module = compile(code)
    this.#guest = new Guest(new GuestMemory(), log, (other) => versionOf(other, log))
    const known = hostFunctions(this.#guest)
    this.#env = link(this.#module, { ...known, ...more(this.#guest, known) })
  }

  /** Runs a function on the session's state. Throws `RuntimeError`, with the session as it was before. */
  call(session: Session, method: string, input: Uint8Array = NOTHING): Uint8Array {
    const guest = this.#guest
    const { memory } = guest
    const mark = session.mark()
    guest.enter(session)
    try {
      this.#env.memory = memory.memory
      const { exports } = new WebAssembly.Instance(this.#module, { env: this.#env })
      const entry = exports[method]
      if (typeof entry !== 'function') throw new RuntimeError(method, 'the runtime has no such function')
      memory.allocator.begin((exports.__heap_base as WebAssembly.Global).value)
      const output = memory.read((entry as Entry)(memory.writeAt(input), input.length))
      if (session.mark().depth !== mark.depth) throw new RuntimeError(method, 'a storage transaction was left open')
      return output
    } catch (cause) {
      session.restore(mark)
      if (cause instanceof RuntimeError) throw cause
      const reason = guest.lastError ?? (cause instanceof Error ? cause.message : String(cause))
      throw new RuntimeError(method, reason, { cause })
    } finally {
      guest.leave()
    }
  }

  /** What the code says of itself. */
  version(): RuntimeVersion {
    this.#version ??= decodeVersion(this.call(new Session(undefined), 'Core_version'))
    return this.#version
  }
}

function compile(code: Uint8Array): WebAssembly.Module {
  if (Buffer.compare(code.subarray(0, COMPRESSED.length), COMPRESSED) === 0) {
    throw new CodeError('the runtime is compressed, this host runs it uncompressed')
  }
  try {
    return new WebAssembly.Module(code)
  } catch (cause) {
    throw new CodeError('the runtime is not WebAssembly', { cause })
  }
}

function hostFunctions(guest: Guest): HostFunctions {
  return {
    ...storageFunctions(guest),
    ...hashingFunctions(guest),
    ...cryptoFunctions(guest),
    ...trieFunctions(guest),
    ...miscFunctions(guest),
  }
}

function link(module: WebAssembly.Module, known: HostFunctions): Record<string, unknown> {
  const env: Record<string, unknown> = {}
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (from === 'env' && kind === 'memory' && name === 'memory') continue
    const provided = from === 'env' && kind === 'function' ? known[name] : undefined
    if (provided === undefined)
      throw new CodeError(`the runtime wants '${from}.${name}', which this host does not offer`)
    env[name] = provided
  }
  return env
}

function versionOf(code: Uint8Array, log: Log): Uint8Array | undefined {
  try {
    return new Runtime(code, log).call(new Session(undefined), 'Core_version')
  } catch (error) {
    // The runtime asked whether this is code; that it is none is the answer.
    if (error instanceof CodeError || error instanceof RuntimeError) return undefined
    throw error
  }
}
