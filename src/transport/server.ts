import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { withDeadline } from '../lib/deadline.ts'
import { SubnetError, toError } from '../lib/errors.ts'
import { Gate } from '../lib/gate.ts'
import { Quota } from '../lib/quota.ts'
import { crosses } from '../protocol/codes.ts'
import { ReplayStore } from '../protocol/replay.ts'
import { MAX_FRAME_BYTES, SERVER_LIMITS, type ServerLimits } from './limits.ts'
import { runSession, type Session } from './session.ts'
import { CLOSE_CODES } from './socket.ts'
import type { ServeOptions, Server, ServerModules } from './transport.ts'
import { type Accepted, acceptUpgrade, type Refusal, refusalText, refuseEarly } from './upgrade.ts'

/** The address cannot be listened on: taken, not ours, or not allowed. */
class ListenError extends SubnetError {
  readonly code = 'LISTEN'
}

/** How often Node looks for connections that never became a request. */
const CHECK_CONNECTIONS_MS = 1_000
const TOO_MANY: Refusal = { status: 503, code: 'BUSY', reason: 'too many sessions' }

/**
 * Listens for askers: `GET /healthz` in plain HTTP, sessions by WebSocket. Whoever is refused gets a code and pays from
 * a quota; nothing a peer sends ends more than its own connection. Rejects with `ListenError`.
 */
export async function serve(modules: ServerModules, options: ServeOptions): Promise<Server> {
  const limits = { ...SERVER_LIMITS, ...options.limits }
  const http = createServer({ connectionsCheckingInterval: CHECK_CONNECTIONS_MS }, (request, response) => {
    const healthy = request.method === 'GET' && request.url === '/healthz'
    response.writeHead(healthy ? 200 : 404, { 'content-type': 'text/plain', connection: 'close' })
    response.end(healthy ? 'ok\n' : 'not found\n')
  })
  http.headersTimeout = limits.handshakeMs
  http.requestTimeout = limits.handshakeMs
  // As many again may be on their way in.
  http.maxConnections = 2 * limits.maxSessions
  const door = openDoor(modules, limits)
  http.on('upgrade', door.knock)
  await listen(http, options)
  http.on('error', (error) => modules.log.error('the listener failed', { reason: error.message }))
  const { address, port } = http.address() as AddressInfo
  return {
    host: address,
    port,
    async close() {
      const closed = new Promise<void>((resolve) => http.close(() => resolve()))
      await door.close()
      http.closeAllConnections()
      await closed
    },
  }
}

type Door = {
  readonly knock: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly close: () => Promise<void>
}

function openDoor(modules: ServerModules, limits: ServerLimits): Door {
  const { keypair, clock, log, admit } = modules
  const sessions = new Set<Session>()
  const entering = new Set<Duplex>()
  const headersOf = new WeakMap<IncomingMessage, Accepted['headers']>()
  const upgrade = { keypair, clock, replay: new ReplayStore() }
  const addresses = new Quota(limits.addressQuota)
  const senders = new Quota(limits.senderQuota)
  const gate = new Gate(limits.gate)
  let closing = false

  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MAX_FRAME_BYTES })
  sockets.on('headers', (lines, request) => {
    for (const [name, value] of Object.entries(headersOf.get(request) ?? {})) lines.push(`${name}: ${value}`)
  })

  /** All that is asked of who wants in, the cheap questions first. */
  async function judge(request: IncomingMessage): Promise<Accepted | Refusal> {
    const early = refuseEarly(request)
    if (early !== undefined) return early
    const address = request.socket.remoteAddress ?? ''
    if (!addresses.take(address, 1, clock.now())) {
      return { status: 429, code: 'QUOTA', reason: 'too many attempts from this address' }
    }
    if (closing || sessions.size + entering.size > limits.maxSessions) return TOO_MANY
    const accepted = acceptUpgrade(upgrade, request)
    if ('status' in accepted) return accepted
    if (!senders.take(accepted.sender, 1, clock.now())) {
      return { status: 429, code: 'QUOTA', reason: 'too many requests' }
    }
    const code = await withDeadline(clock, () => admit(accepted.sender), { what: 'admission', ms: limits.handshakeMs })
    if (code === undefined) return accepted
    return { status: 403, code: crosses(code) ? code : 'NOT_ADMITTED', reason: 'this hotkey may not ask here' }
  }

  async function enter(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const verdict = await judge(request).catch((error): Refusal => {
      log.warn('could not judge who wants to ask', { reason: toError(error).message })
      return { status: 503, code: 'FAILED', reason: 'cannot say now who may ask' }
    })
    if ('status' in verdict) {
      log.debug('refused', { code: verdict.code, fault: verdict.fault, reason: verdict.reason })
      if (verdict.code === 'MALFORMED' || verdict.code === 'BAD_AUTH') {
        addresses.charge(request.socket.remoteAddress ?? '', limits.malformedCost, clock.now())
      }
      socket.end(refusalText(verdict), () => socket.destroy())
      return
    }
    if (socket.destroyed || closing) {
      socket.destroy()
      return
    }
    headersOf.set(request, verdict.headers)
    sockets.handleUpgrade(request, socket, head, (opened) => begin(opened, verdict))
  }

  function begin(socket: WebSocket, { sender, channel }: Accepted): void {
    const own = [...sessions].filter((session) => session.sender === sender)
    if (own.length >= limits.maxSessionsPerSender) void own[0]?.close(CLOSE_CODES.REPLACED)
    const session = runSession({ ...modules, sender, socket, channel, quota: senders, gate }, limits)
    sessions.add(session)
    socket.once('close', () => sessions.delete(session))
  }

  return {
    knock(request, socket, head) {
      entering.add(socket)
      socket.on('error', (error) => {
        log.debug('the connection failed', { reason: error.message })
        socket.destroy()
      })
      enter(request, socket, head)
        .catch((error) => {
          log.error('could not open a session', { reason: toError(error).message })
          socket.destroy()
        })
        .finally(() => entering.delete(socket))
    },
    async close() {
      closing = true
      for (const socket of entering) socket.destroy()
      await Promise.all([...sessions].map((session) => session.close(CLOSE_CODES.GOING_AWAY)))
    },
  }
}

async function listen(http: HttpServer, { host, port }: ServeOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', (cause) =>
      reject(new ListenError(`cannot listen on ${host}:${port}: ${cause.message}`, { cause })),
    )
    http.listen(port, host, resolve)
  })
}
