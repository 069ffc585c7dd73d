import { isIP, isIPv6 } from 'node:net'
import { WebSocket } from 'ws'
import type { Keypair } from '../crypto/keypair.ts'
import { parseAddress } from '../crypto/ss58.ts'
import { CROSSING_CODES, type WireCode } from '../protocol/codes.ts'
import type { Channel } from '../protocol/handshake.ts'
import { type Fault, fault } from '../protocol/request.ts'
import { beginSession, type Opening } from '../protocol/session.ts'
import { MAX_FRAME_BYTES } from './limits.ts'
import type { Peer } from './transport.ts'

/** A connection whose other end has proved to hold the peer's hotkey; it is paused until someone listens. */
export type Connected = { readonly ok: true; readonly socket: WebSocket; readonly channel: Channel }

export type ConnectOptions = {
  /** Unix time in nanoseconds, never used before with this keypair. */
  readonly nonce: bigint
  readonly connectMs: number
  readonly signal: AbortSignal
}

const CODES: ReadonlySet<string> = new Set(CROSSING_CODES.values())
const MAX_PORT = 65_535

/** How an asker opens its sessions. */
export type Connect = (keypair: Keypair, peer: Peer, options: ConnectOptions) => Promise<Connected | Fault>

/** Opens a session with a peer, or says why there is none; never rejects for what the peer does. */
export async function connect(
  keypair: Keypair,
  { hotkey, ip, port }: Peer,
  { nonce, connectMs, signal }: ConnectOptions,
): Promise<Connected | Fault> {
  if (parseAddress(hotkey) === undefined || isIP(ip) === 0 || !Number.isInteger(port) || port < 1 || port > MAX_PORT) {
    return fault('UNREACHABLE', 'the peer has published no address')
  }
  const opening = beginSession(keypair, { server: hotkey, nonce })
  const socket = new WebSocket(`ws://${isIPv6(ip) ? `[${ip}]` : ip}:${port}${opening.target}`, {
    headers: opening.headers,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
    handshakeTimeout: connectMs,
    followRedirects: false,
  })
  const hangUp = (): void => socket.terminate()
  signal.addEventListener('abort', hangUp, { once: true })
  const outcome = await settle(socket, opening)
  signal.removeEventListener('abort', hangUp)
  if (!outcome.ok) socket.terminate()
  return outcome
}

/** The first of proof, refusal and failure. */
function settle(socket: WebSocket, opening: Opening): Promise<Connected | Fault> {
  return new Promise((resolve) => {
    let channel: Channel | undefined
    socket.once('upgrade', ({ headers }) => {
      channel = opening.finish(headers)
    })
    socket.once('open', () => {
      socket.pause()
      if (channel !== undefined) resolve({ ok: true, socket, channel })
      else resolve(fault('BAD_ANSWER', 'the peer did not prove to hold its hotkey'))
    })
    socket.once('unexpected-response', (_, response) => {
      const code = response.headers['x-yuma-code']
      response.destroy()
      if (typeof code === 'string' && CODES.has(code)) resolve(fault(code as WireCode, 'the peer refused the session'))
      else resolve(fault('UNREACHABLE', `the peer answered HTTP ${response.statusCode}`))
    })
    // Stays on, since a socket without a listener for errors throws them.
    socket.on('error', (error) => resolve(fault('UNREACHABLE', error.message)))
    socket.once('close', () => resolve(fault('UNREACHABLE', 'the connection closed')))
  })
}
