import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { systemClock } from '../../src/lib/clock.ts'
import { openRpc, type Rpc } from '../../src/subtensor/rpc.ts'
import { FakeClock, settle } from '../support/clock.ts'

type Answer = (socket: WebSocket, request: { id: number; method: string; params: unknown[] }) => void

const opened: (() => void)[] = []
afterEach(() => {
  for (const close of opened.splice(0)) close()
})

/** A node that answers as the test says, and a connection to it. */
async function connect(answer: Answer, clock = systemClock): Promise<Rpc> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  server.on('connection', (socket) => socket.on('message', (data) => answer(socket, JSON.parse(data.toString()))))
  const rpc = await openRpc(clock, `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, { timeoutMs: 5_000 })
  opened.push(
    () => rpc.close(),
    () => {
      for (const client of server.clients) client.terminate()
      server.close()
    },
  )
  return rpc
}

const reply = (socket: WebSocket, message: object): void => socket.send(JSON.stringify({ jsonrpc: '2.0', ...message }))

describe('a connection to a node', () => {
  it('gives each request its answer, whatever the order', async () => {
    const held: (() => void)[] = []
    const rpc = await connect((socket, { id, method }) => {
      held.push(() => reply(socket, { id, result: method }))
      if (held.length === 3) for (const send of held.reverse()) send()
    })
    expect(await Promise.all(['a', 'b', 'c'].map((method) => rpc.call(method, [])))).toEqual(['a', 'b', 'c'])
  })

  it('rejects with what the node says is wrong', async () => {
    const rpc = await connect((socket, { id }) =>
      reply(socket, { id, error: { code: 1010, message: 'Invalid Transaction', data: 'Custom error: 6' } }),
    )
    await expect(rpc.call('author_submitExtrinsic', [])).rejects.toMatchObject({
      code: 'RPC',
      rpcCode: 1010,
      data: 'Custom error: 6',
    })
  })

  it('hears what a subscription says from its first word on', async () => {
    const stopped: unknown[] = []
    const rpc = await connect((socket, { id, method, params }) => {
      reply(socket, { id, result: method === 'start' ? 'sub1' : true })
      if (method === 'stop') stopped.push(...params)
      else for (const result of [1, 2]) reply(socket, { method: 'told', params: { subscription: 'sub1', result } })
    })
    const heard: unknown[] = []
    const stop = await rpc.subscribe({ start: 'start', stop: 'stop' }, [], (event) => heard.push(event))
    await rpc.call('other', [])
    expect(heard.slice(0, 2)).toEqual([1, 2])
    const before = heard.length
    stop()
    await rpc.call('other', [])
    expect(heard).toHaveLength(before)
    expect(stopped).toEqual(['sub1'])
  })

  it.each([
    ['garbage', 'not JSON'],
    ['JSON that is no answer', '{"hello": 1}'],
    ['a list', '[]'],
  ])('ends when the other side sends %s', async (_, text) => {
    const rpc = await connect((socket) => socket.send(text))
    await expect(rpc.call('system_chain', [])).rejects.toMatchObject({ code: 'CHAIN_UNREACHABLE', retryable: true })
    expect(rpc.gone.aborted).toBe(true)
  })

  it('ends when the node hangs up, and rejects who waits and who comes later', async () => {
    const rpc = await connect((socket) => socket.terminate())
    await expect(rpc.call('system_chain', [])).rejects.toMatchObject({ code: 'CHAIN_UNREACHABLE' })
    await expect(rpc.call('system_chain', [])).rejects.toMatchObject({ code: 'CHAIN_UNREACHABLE' })
  })

  it('waits for an answer no longer than the deadline', async () => {
    const clock = new FakeClock()
    const rpc = await connect(() => {}, clock)
    const call = rpc.call('system_chain', [])
    const rejected = expect(call).rejects.toMatchObject({ code: 'DEADLINE' })
    await settle()
    await clock.advance(20_000)
    await rejected
    expect(clock.sleeping).toBe(0)
  })

  it('is not opened where nobody listens', async () => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const open = openRpc(systemClock, `ws://127.0.0.1:${port}`, { timeoutMs: 5_000 })
    await expect(open).rejects.toMatchObject({ code: 'CHAIN_UNREACHABLE' })
  })
})
