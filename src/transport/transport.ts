import type { Keypair } from '../crypto/keypair.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { WireCode } from '../protocol/codes.ts'
import type { Request, Response } from '../protocol/request.ts'
import type { Connect } from './connect.ts'

/** A peer as the chain names it. */
export type Peer = { readonly hotkey: string; readonly ip: string; readonly port: number }

/**
 * Asks peers, keeping one open session to each. A peer's fault is a value: `ask` resolves to
 * `{ ok: false, code }` for a peer that is away, late, wrong or unwilling, and never rejects for it.
 */
export interface Asker {
  ask(
    peer: Peer,
    request: Request,
    options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
  ): Promise<Response>
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
    context: { readonly sender: string; readonly signal: AbortSignal },
  ) => Promise<Response>
}

/** A listening server; `port` is the one it got when asked for 0. */
export interface Server {
  readonly host: string
  readonly port: number
  close(): Promise<void>
}
