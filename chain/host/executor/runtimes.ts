import type { Log } from '../../../src/lib/log.ts'
import { CODE_KEY } from '../genesis.ts'
import { lookUp } from '../trie/edit.ts'
import type { Trie } from '../trie/node.ts'
import { CodeError } from './error.ts'
import { Runtime } from './runtime.ts'

/**
 * The runtimes of states, each compiled once. States share the bytes of their code as long as no block changes it,
 * so its identity is what it is known by, and a code no state holds any more is forgotten.
 */
export class Runtimes {
  readonly #log: Log
  readonly #compiled = new WeakMap<Uint8Array, Runtime>()

  constructor(log: Log) {
    this.#log = log
  }

  /** The runtime in the state. Throws `CodeError`. */
  of(state: Trie): Runtime {
    const code = lookUp(state, CODE_KEY)
    if (code === undefined) throw new CodeError('the state has no code')
    return this.compile(code)
  }

  /** The runtime of this code. Throws `CodeError`. */
  compile(code: Uint8Array): Runtime {
    const known = this.#compiled.get(code)
    if (known !== undefined) return known
    const runtime = new Runtime(code, this.#log)
    this.#compiled.set(code, runtime)
    return runtime
  }
}
