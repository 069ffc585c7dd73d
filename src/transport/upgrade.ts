import type { IncomingMessage } from 'node:http'
import type { Keypair } from '../crypto/keypair.ts'
import type { Clock } from '../lib/clock.ts'
import { type AuthFault, type AuthVerdict, type Headers, verifyRequest } from '../protocol/btauth.ts'
import type { WireCode } from '../protocol/codes.ts'
import type { Channel } from '../protocol/handshake.ts'
import type { ReplayStore } from '../protocol/replay.ts'
import { acceptSession, readSessionKey, SESSION_PATH } from '../protocol/session.ts'

/** Why an upgrade is refused: an HTTP status, our code, and for a signature what btauth/1 calls it. */
export type Refusal = {
  readonly status: 400 | 401 | 403 | 404 | 429 | 503
  readonly code: WireCode
  readonly fault?: AuthFault
  readonly reason: string
}

/** An upgrade whose client has proved itself. */
export type Accepted = {
  readonly sender: string
  readonly headers: Readonly<Record<string, string>>
  readonly channel: Channel
}

export type UpgradeModules = { readonly keypair: Keypair; readonly clock: Clock; readonly replay: ReplayStore }

const NS_PER_MS = 1_000_000n
const NO_BODY = new Uint8Array()

/** Refuses what can be refused before a signature is checked, which is the dear part. */
export function refuseEarly(request: IncomingMessage): Refusal | undefined {
  // Browsers send an origin, and no page of theirs is a client of this server.
  if (request.headers.origin !== undefined) {
    return { status: 403, code: 'NOT_ADMITTED', reason: 'this is not for web pages' }
  }
  if (request.url?.split('?')[0] !== SESSION_PATH) {
    return { status: 404, code: 'MALFORMED', reason: `sessions are at ${SESSION_PATH}` }
  }
  return undefined
}

/** Checks the client's key and signature, and answers its half of the handshake. */
export function acceptUpgrade(
  { keypair, clock, replay }: UpgradeModules,
  request: IncomingMessage,
): Accepted | Refusal {
  const target = request.url ?? ''
  const clientKey = readSessionKey(target)
  if (clientKey === undefined) {
    return { status: 400, code: 'MALFORMED', reason: 'expected ?key= and 64 digits of hex in lower case' }
  }
  const verdict = verifyRequest({ method: request.method ?? '', target, body: NO_BODY }, single(request.headers), {
    receiver: keypair.address,
    nowNs: BigInt(clock.now()) * NS_PER_MS,
    replay,
  })
  if (!verdict.ok) return badAuth(verdict)
  const accepted = acceptSession(keypair, { clientKey, client: verdict })
  if (accepted === undefined) return { status: 400, code: 'MALFORMED', reason: 'a key of small order' }
  return { sender: verdict.sender, ...accepted }
}

/** The answer to a refused upgrade, whole: the connection ends with it. */
export function refusalText({ status, code, fault, reason }: Refusal): string {
  const body = `${JSON.stringify({ code, fault, reason })}\n`
  return [
    `HTTP/1.1 ${status} ${STATUS_TEXTS[status]}`,
    `X-Yuma-Code: ${code}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n')
}

const STATUS_TEXTS: Readonly<Record<Refusal['status'], string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
}

function badAuth({ fault, reason }: Extract<AuthVerdict, { ok: false }>): Refusal {
  return { status: 401, code: 'BAD_AUTH', fault, reason }
}

/** Node joins repeated headers with a comma, which none of ours may contain, and gives lists for none of ours. */
function single(headers: IncomingMessage['headers']): Headers {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
