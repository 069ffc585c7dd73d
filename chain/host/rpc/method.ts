import type { Log } from '../../../src/lib/log.ts'
import type { Backend, StoredBlock } from '../backend.ts'
import type { Pool } from '../pool/pool.ts'
import type { Params } from './params.ts'

/** How the node names itself and its chain to clients. */
export type Identity = {
  /** Of the software. */
  readonly name: string
  readonly version: string
  /** Of the chain, for people. */
  readonly chain: string
}

/** What the methods answer from. */
export type Served = {
  readonly backend: Backend
  readonly pool: Pool
  readonly log: Log
  readonly identity: Identity
  /** Calls the listener with each new block until it is told to stop; what the listener throws stays in the log. */
  readonly follow: (listener: (block: StoredBlock) => void) => () => void
}

/** What a subscription tells its subscriber with: a result, or that nothing more will come. */
export type Sink = { readonly notify: (result: unknown) => void; readonly end: () => void }

/** The subscriptions of one connection. */
export interface Session {
  /**
   * Opens a subscription and returns its id. `start` may notify at once, the subscriber hears of it after it
   * heard the id; it returns how to stop. Throws `RpcError` when there are too many, or the connection carries none.
   */
  subscribe(event: string, start: (sink: Sink) => () => void): string
  /** Whether there was such a subscription. */
  unsubscribe(id: string): boolean
}

/** Answers a call with a value for JSON. Throws `RpcError` or `PoolError`. */
export type Method = (params: Params, served: Served, session: Session) => unknown

/** Methods by the name they are called by. */
export type Methods = Readonly<Record<string, Method>>
