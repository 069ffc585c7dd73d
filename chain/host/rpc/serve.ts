import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { BadInputError, toError } from '../../../src/lib/errors.ts'
import type { Log } from '../../../src/lib/log.ts'
import type { Backend } from '../backend.ts'
import type { Pool } from '../pool/pool.ts'
import type { Answering } from './answer.ts'
import { Connection } from './connection.ts'
import { RPC_LIMITS, type RpcLimits } from './limits.ts'
import type { Identity, Served } from './method.ts'
import { methodTable } from './methods.ts'
import { isWelcome, type Trust } from './origin.ts'
import { refuse, servePost } from './post.ts'
import { Turns } from './turns.ts'

export type RpcModules = { readonly backend: Backend; readonly pool: Pool; readonly log: Log }

export type RpcOptions = {
  /** Address to listen on: 127.0.0.1 unless others than this machine are to reach it. */
  readonly host?: string
  /** 0 takes one that is free. */
  readonly port: number
  readonly identity: Identity
  /** Serves the unsafe methods too. */
  readonly unsafe?: boolean
  readonly trust?: Trust
  readonly limits?: Partial<RpcLimits>
}

export type RpcServer = {
  /** Where a WebSocket client connects; HTTP lies on the same port. */
  readonly endpoint: string
  readonly port: number
  /** Closes every connection, and waits for them no longer than the limit says. */
  close(): Promise<void>
}

/** Serves the chain and the pool as JSON-RPC 2.0 over WebSocket and HTTP. Rejects when it cannot listen there. */
export async function serveRpc(modules: RpcModules, options: RpcOptions): Promise<RpcServer> {
  const { host = '127.0.0.1', port, unsafe = false, trust = { origins: [], hosts: [] } } = options
  const limits = { ...RPC_LIMITS, ...options.limits }
  const log = modules.log.with({ part: 'rpc' })
  const served = { ...modules, log, identity: options.identity, follow: follower(modules.backend, log) }
  const answering: Answering = { methods: methodTable(unsafe), served, turns: new Turns(), limits }

  const http = createServer({ requestTimeout: limits.requestMs }, (request, response) => {
    if (!isWelcome(request.headers, trust)) {
      refuse(response, 403)
      return
    }
    servePost(request, response, answering).catch((thrown) => {
      log.debug('request broke off', { error: toError(thrown).message })
      response.destroy()
    })
  })
  http.maxConnections = limits.connections
  http.on('drop', () => log.warn('connection refused, too many', { connections: limits.connections }))

  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.messageBytes, perMessageDeflate: false })
  const connections = new Map<WebSocket, Connection>()
  http.on('upgrade', (request, socket, head) => {
    if (!isWelcome(request.headers, trust)) {
      turnAway(socket)
      return
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      connections.set(client, new Connection(client, answering))
      client.on('close', () => connections.delete(client))
    })
  })

  const bound = await listen(http, host, port)
  http.on('error', (error) => log.warn('listening failed', { error: error.message }))
  const pings = setInterval(() => {
    for (const connection of connections.values()) connection.ping()
  }, limits.pingMs)
  const close = async (): Promise<void> => {
    clearInterval(pings)
    await closeAll(http, connections.keys(), limits.closeMs)
  }
  log.info('rpc listens', { host, port: bound })
  return { endpoint: `ws://${host.includes(':') ? `[${host}]` : host}:${bound}`, port: bound, close }
}

/** Whoever makes blocks must not pay for a subscription that fails. */
function follower(backend: Backend, log: Log): Served['follow'] {
  return (listener) =>
    backend.onBlock((block) => {
      try {
        listener(block)
      } catch (thrown) {
        log.error('subscription failed', { error: toError(thrown).message })
      }
    })
}

function turnAway(socket: Duplex): void {
  socket.on('error', () => socket.destroy())
  socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
}

function listen(http: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (cause) => {
      reject(new BadInputError(`cannot listen on ${host} port ${port}: ${cause.message}`, { cause }))
    })
    http.listen(port, host, () => resolve((http.address() as AddressInfo).port))
  })
}

/** 1001, going away: RFC 6455, section 7.4.1. */
const GOING_AWAY = 1001

function closeAll(http: Server, clients: Iterable<WebSocket>, graceMs: number): Promise<void> {
  const all = [...clients]
  for (const client of all) client.close(GOING_AWAY)
  return new Promise((resolve) => {
    const force = setTimeout(() => {
      for (const client of all) client.terminate()
      http.closeAllConnections()
    }, graceMs)
    http.close(() => {
      clearTimeout(force)
      resolve()
    })
    http.closeIdleConnections()
  })
}
