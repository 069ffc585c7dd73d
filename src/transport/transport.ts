import type { Keypair } from '../crypto/keypair.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Tensor } from '../lib/tensor.ts'
import type { WireCode } from '../protocol/codes.ts'
import type { Offer, Offers, Request, Response, Seal, Sealing, Signed } from '../protocol/request.ts'
import type { Connect } from './connect.ts'
import type { ServerLimits } from './limits.ts'

/** A peer as the chain names it. */
export type Peer = { readonly hotkey: string; readonly ip: string; readonly port: number }

/** How long somebody waits for a peer. */
export type Wait = { readonly timeoutMs: number; readonly signal?: AbortSignal }

/** Takes the pieces of an answer as they come. What it throws ends the question. */
export type OnPart = (part: readonly Tensor[]) => void

/**
 * Asks peers, keeping one open session to each. A peer's fault is a value: a question resolves to
 * `{ ok: false, code }` for a peer that is away, late, wrong or unwilling, and never rejects for it.
 */
export interface Asker {
  /** Pieces come only to a request with `stream`, all of them before the promise resolves. */
  ask(peer: Peer, request: Request, options: Wait & { readonly onPart?: OnPart }): Promise<Response>
  /** What the peer says it does. */
  offers(peer: Peer, options: Wait): Promise<Offers>
  /** Has the peer sign for the exchanges of a round. */
  seal(peer: Peer, sealing: Sealing, options: Wait): Promise<Seal>
  /** Has the peer sign for one exchange. */
  receipt(peer: Peer, nonce: bigint, options: Wait): Promise<Signed>
  close(): Promise<void>
}

export type AskerModules = {
  readonly keypair: Keypair
  readonly clock: Clock
  readonly log: Log
  /** How sessions are opened: over WebSockets unless said otherwise. */
  readonly connect?: Connect
}

export type ServerModules = {
  readonly keypair: Keypair
  readonly clock: Clock
  readonly log: Log
  /** Says whether this hotkey, whose signature is already checked, may ask; asked once a session and again every `admitAgainMs`. */
  readonly admit: (sender: string) => Promise<WireCode | undefined>
  /** Answers one request; what it throws becomes FAILED. The signal aborts when the asker goes away. */
  readonly handle: (
    request: Request,
    context: {
      readonly sender: string
      readonly signal: AbortSignal
      /** Sends a piece of the answer ahead, where the asker wants pieces; the answer has to hold it as well. */
      readonly emit: (part: readonly Tensor[]) => void
    },
  ) => Promise<Response>
  /** Says what work is done here. */
  readonly offers: () => readonly Offer[]
  /** Signs for the exchanges with this sender. */
  readonly seal: (sender: string, sealing: Sealing) => Promise<Seal>
  /** Signs for one exchange with this sender. */
  readonly receipt: (sender: string, nonce: bigint) => Promise<Signed>
}

export type ServeOptions = {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly limits?: Partial<ServerLimits>
}

/** Opens a server. */
export type Serve = (modules: ServerModules, options: ServeOptions) => Promise<Server>

/** A listening server; `port` is the one it got when asked for 0. */
export interface Server {
  readonly host: string
  readonly port: number
  close(): Promise<void>
}
