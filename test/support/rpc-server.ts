import { createPool } from '../../chain/host/pool/pool.ts'
import { type RpcOptions, type RpcServer, serveRpc } from '../../chain/host/rpc/serve.ts'
import { ready } from '../../src/crypto/ready.ts'
import { silent } from '../../src/lib/log.ts'
import { FakeClock } from './clock.ts'
import { fakeBackend } from './fake-backend.ts'
import { RpcClient } from './rpc-client.ts'

/** A server over the fake chain, and a client connected to it. */
export async function rpcOverFake(options: Partial<RpcOptions> = {}) {
  await ready()
  const backend = fakeBackend()
  const pool = createPool({ backend, log: silent, clock: new FakeClock() })
  const identity = { name: 'yumanet', version: '0.1.0', chain: 'Development' }
  const server: RpcServer = await serveRpc({ backend, pool, log: silent }, { port: 0, identity, ...options })
  const client = await RpcClient.open(server.endpoint)
  return { backend, pool, server, client }
}

/** What an HTTP POST is answered with. */
export async function post(server: RpcServer, body: string, headers: Record<string, string> = {}) {
  const url = server.endpoint.replace('ws:', 'http:')
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
