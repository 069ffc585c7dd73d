import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '../../chain/host/hex.ts'
import { fakeExtrinsic } from '../support/fake-backend.ts'
import { type Answer, RpcClient } from '../support/rpc-client.ts'
import { post, rpcOverFake } from '../support/rpc-server.ts'

let rpc: Awaited<ReturnType<typeof rpcOverFake>>
beforeAll(async () => {
  rpc = await rpcOverFake({ limits: { messageBytes: 10_000, batchLength: 3, responseBytes: 100_000 } })
})
afterAll(async () => {
  rpc.client.close()
  await rpc.server.close()
})

async function answers(text: string | Uint8Array): Promise<unknown> {
  const client = await RpcClient.open(rpc.server.endpoint)
  client.send(text)
  const frame = await client.next<unknown>(() => true)
  client.close()
  return frame
}

const call = (id: unknown, method = 'system_name', params: unknown = []) => ({ jsonrpc: '2.0', id, method, params })

describe('a frame', () => {
  it('that is no JSON, no call or no known call is answered with its code', async () => {
    const cases: [string, number, unknown][] = [
      ['{', -32700, null],
      ['', -32700, null],
      ['7', -32600, null],
      ['null', -32600, null],
      ['[]', -32600, null],
      ['{"id":1,"method":"system_name"}', -32600, 1],
      ['{"jsonrpc":"2.0","id":1,"method":7}', -32600, 1],
      ['{"jsonrpc":"2.0","id":{},"method":"system_name"}', -32600, null],
      ['{"jsonrpc":"2.0","id":"a","method":"no_such"}', -32601, 'a'],
      ['{"jsonrpc":"2.0","id":1,"method":"__proto__"}', -32601, 1],
      ['{"jsonrpc":"2.0","id":1,"method":"system_name","params":{"a":1}}', -32602, 1],
    ]
    for (const [text, code, id] of cases) {
      expect(await answers(text), text).toMatchObject({ jsonrpc: '2.0', id, error: { code } })
    }
  })

  it('of bytes is read as text', async () => {
    expect(await answers(Buffer.from(JSON.stringify(call(1))))).toEqual({ jsonrpc: '2.0', id: 1, result: 'yumanet' })
  })

  it('with a batch is answered with a batch, in order, without what has no id', async () => {
    const batch = [call(1), { jsonrpc: '2.0', method: 'system_name' }, call('b', 'no_such')]
    expect(await answers(JSON.stringify(batch))).toEqual([
      { jsonrpc: '2.0', id: 1, result: 'yumanet' },
      { jsonrpc: '2.0', id: 'b', error: { code: -32601, message: 'Method not found' } },
    ])
  })

  it('with too long a batch is refused as a whole', async () => {
    const refusal = { code: -32010, message: 'The batch request was too large', data: 'Exceeded max limit of 3' }
    expect(await answers(JSON.stringify([1, 2, 3, 4].map((id) => call(id))))).toMatchObject({ error: refusal })
  })

  it('that asks for too much is told so', async () => {
    const { backend } = rpc
    backend.storage.set('cc', new Uint8Array(40_000))
    backend.author()
    const big = call(1, 'state_getStorage', ['0xcc'])
    expect(await answers(JSON.stringify([big, big]))).toMatchObject({ id: null, error: { code: -32011 } })
    backend.storage.set('cc', new Uint8Array(60_000))
    backend.author()
    expect(await answers(JSON.stringify(big))).toMatchObject({ id: 1, error: { code: -32008 } })
  })

  it('that fails through a fault of ours is answered with no more than that', async () => {
    const { block } = rpc.backend
    rpc.backend.block = () => {
      throw new Error('secret')
    }
    const answer = await answers(JSON.stringify(call(1, 'chain_getHeader', [rpc.backend.genesisHash])))
    rpc.backend.block = block
    expect(answer).toEqual({ jsonrpc: '2.0', id: 1, error: { code: -32603, message: 'Internal error' } })
  })

  it('that is too long closes its connection with 1009, and no other', async () => {
    const client = await RpcClient.open(rpc.server.endpoint)
    const closed = client.closed()
    client.send('x'.repeat(10_001))
    expect(await closed).toBe(1009)
    expect(await rpc.client.call('system_name')).toBe('yumanet')
  })

  it('of garbage, whatever it is, ends nothing but at most its own connection', async () => {
    const garbage = fc.oneof(
      fc.string(),
      fc.json(),
      fc.uint8Array({ maxLength: 200 }),
      fc
        .record({
          method: fc.constantFrom(...METHODS),
          params: fc.array(fc.jsonValue(), { maxLength: 4 }),
        })
        .map(({ method, params }) => JSON.stringify(call('garbage', method, params))),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(garbage, { minLength: 1, maxLength: 10 }), async (frames) => {
        const client = await RpcClient.open(rpc.server.endpoint)
        const ours: string[] = []
        client.socket.on('message', (data) => {
          if (data.toString().includes('-32603')) ours.push(data.toString())
        })
        for (const frame of frames) client.send(frame)
        const last = await client.ask('system_name')
        expect(last.result).toBe('yumanet')
        expect(ours, 'a fault of the sender is not ours').toEqual([])
        client.close()
      }),
      { numRuns: 200 },
    )
  })

  it('that is no WebSocket frame at all ends only its own connection', async () => {
    const upgrade = `GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`
    for (const start of [upgrade, '']) {
      const socket = connect(rpc.server.port, '127.0.0.1')
      const ended = new Promise((resolve) => socket.once('close', resolve))
      socket.on('error', () => socket.destroy())
      socket.on('data', () => {})
      socket.write(start)
      socket.write(Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 151) % 256)))
      await ended
    }
    expect(await rpc.client.call('system_name')).toBe('yumanet')
  })
})

const METHODS = [
  'state_call',
  'state_getStorage',
  'state_getKeysPaged',
  'state_queryStorage',
  'state_queryStorageAt',
  'state_subscribeStorage',
  'chain_getBlockHash',
  'chain_getBlock',
  'author_submitExtrinsic',
  'author_submitAndWatchExtrinsic',
  'account_nextIndex',
  'payment_queryInfo',
  'payment_queryFeeDetails',
  'chain_unsubscribeNewHeads',
]

describe('HTTP', () => {
  it('answers as the WebSocket does, and refuses to subscribe', async () => {
    const extrinsic = toHex(fakeExtrinsic({ account: 1, nonce: 0, refusal: [0, 7, 6] }))
    const asked: [string, unknown[]][] = [
      ['chain_getHeader', []],
      ['chain_getBlock', []],
      ['rpc_methods', []],
      ['no_such', []],
      ['state_getStorage', ['xyz']],
      ['author_submitExtrinsic', [extrinsic]],
    ]
    for (const [method, params] of asked) {
      const { status, text } = await post(rpc.server, JSON.stringify(call('garbage', method, params)))
      expect(status).toBe(200)
      const { id: _, ...overSocket } = await rpc.client.ask(method, params)
      const { id: __, ...overHttp } = JSON.parse(text) as Answer
      if (method === 'author_submitExtrinsic')
        expect([overHttp.error?.code, overSocket.error?.code]).toEqual([1010, 1012])
      else expect(overHttp, method).toEqual(overSocket)
    }
    const { text } = await post(rpc.server, JSON.stringify(call(1, 'chain_subscribeNewHeads')))
    expect(JSON.parse(text)).toMatchObject({ error: { code: -32601, data: 'subscriptions need a WebSocket' } })
  })

  it('answers a batch, and a call that wants no answer with an empty body', async () => {
    const batch = await post(rpc.server, JSON.stringify([call(1), call(2)]))
    expect((JSON.parse(batch.text) as Answer[]).map(({ id }) => id)).toEqual([1, 2])
    expect(await post(rpc.server, '{"jsonrpc":"2.0","method":"system_name"}')).toMatchObject({ status: 200, text: '' })
  })

  it('takes only JSON by POST, and no more than the limit', async () => {
    const url = rpc.server.endpoint.replace('ws:', 'http:')
    expect((await fetch(url)).status).toBe(405)
    expect((await post(rpc.server, '{}', { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await post(rpc.server, 'x'.repeat(10_001))).status).toBe(413)
    expect((await post(rpc.server, '{', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(200)
  })
})

describe('a foreign web page', () => {
  it('is refused over WebSocket and HTTP, also when it comes by a name of its own', async () => {
    const body = JSON.stringify(call(1))
    await expect(RpcClient.open(rpc.server.endpoint, { origin: 'https://example.org' })).rejects.toThrow('403')
    await expect(RpcClient.open(rpc.server.endpoint, { headers: { host: 'example.org' } })).rejects.toThrow('403')
    expect((await post(rpc.server, body, { origin: 'https://example.org' })).status).toBe(403)
    expect((await post(rpc.server, body, { origin: 'null' })).status).toBe(403)
  })

  it('of this machine is served, and its browser told that it may', async () => {
    const origin = 'http://localhost:3000'
    const client = await RpcClient.open(rpc.server.endpoint, { origin })
    expect(await client.call('system_name')).toBe('yumanet')
    client.close()
    const { headers, status } = await post(rpc.server, JSON.stringify(call(1)), { origin })
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, origin])
    const url = rpc.server.endpoint.replace('ws:', 'http:')
    const asked = await fetch(url, { method: 'OPTIONS', headers: { origin } })
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([204, 'content-type'])
  })
})

describe('the server', () => {
  it('closes connections that give no sign of life', async () => {
    const { server, client } = await rpcOverFake({ limits: { pingMs: 5 } })
    const silent = await RpcClient.open(server.endpoint, { autoPong: false })
    await silent.closed()
    expect(await client.call('system_name'), 'those that do stay').toBe('yumanet')
    client.close()
    await server.close()
  })

  it('refuses connections beyond its limit', async () => {
    const { server, client } = await rpcOverFake({ limits: { connections: 1 } })
    await expect(RpcClient.open(server.endpoint)).rejects.toThrow()
    client.close()
    await server.close()
  })

  it('answers every call of a client that sends many at once', async () => {
    const { server, client } = await rpcOverFake({ limits: { queuedFrames: 2 } })
    const sent = Array.from({ length: 500 }, () => client.call('system_name'))
    expect(new Set(await Promise.all(sent))).toEqual(new Set(['yumanet']))
    client.close()
    await server.close()
  })

  it('closes its connections when it closes, and takes no more', async () => {
    const { server, client } = await rpcOverFake()
    const closed = client.closed()
    await server.close()
    expect(await closed).toBe(1001)
    await expect(RpcClient.open(server.endpoint)).rejects.toThrow()
  })

  it('says clearly that its port is taken', async () => {
    const { port } = rpc.server
    await expect(rpcOverFake({ port })).rejects.toThrow(`cannot listen on 127.0.0.1 port ${port}`)
  })
})
