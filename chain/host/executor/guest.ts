import type { Log } from '../../../src/lib/log.ts'
import type { Session } from '../state/session.ts'
import { GuestFault } from './error.ts'
import type { GuestMemory } from './memory.ts'

/** A host function as WebAssembly calls it: `i32` is a number, `i64` a bigint. */
export type HostFunction = (...args: never[]) => unknown

/** Host functions by the name under which the runtime imports them. */
export type HostFunctions = Readonly<Record<string, HostFunction>>

/** What the host functions of one runtime work on: its memory, and the state of the call that is running. */
export class Guest {
  readonly memory: GuestMemory
  readonly log: Log
  /** Runs `Core_version` of other code, for the runtime that is about to become it. */
  readonly versionOf: (code: Uint8Array) => Uint8Array | undefined
  /** The last thing the runtime said at error level: what a panic leaves behind. */
  lastError: string | undefined
  #session: Session | undefined

  constructor(memory: GuestMemory, log: Log, versionOf: Guest['versionOf']) {
    this.memory = memory
    this.log = log
    this.versionOf = versionOf
  }

  get session(): Session {
    if (this.#session === undefined) throw new GuestFault('no call is running')
    return this.#session
  }

  /** Turns to a call. A runtime runs one at a time. */
  enter(session: Session): void {
    if (this.#session !== undefined) throw new GuestFault('a call is running already')
    this.#session = session
    this.lastError = undefined
  }

  leave(): void {
    this.#session = undefined
    this.memory.reset()
  }
}
