import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '../../chain/host/hex.ts'
import { fakeExtrinsic } from '../support/fake-backend.ts'
import { type Notice, RpcClient } from '../support/rpc-client.ts'
import { rpcOverFake } from '../support/rpc-server.ts'

let rpc: Awaited<ReturnType<typeof rpcOverFake>>
beforeAll(async () => {
  rpc = await rpcOverFake({ limits: { subscriptionsPerConnection: 4, unsentBytes: 4 << 20 } })
})
afterAll(async () => {
  rpc.client.close()
  await rpc.server.close()
})

describe('a subscription', () => {
  it.each([
    ['chain_subscribeNewHeads', 'chain_newHead', 'chain_unsubscribeNewHeads'],
    ['chain_subscribeAllHeads', 'chain_allHead', 'chain_unsubscribeAllHeads'],
    ['chain_subscribeFinalizedHeads', 'chain_finalizedHead', 'chain_unsubscribeFinalizedHeads'],
  ])(
    'of heads, %s, tells the head and each that follows, until it is given up',
    async (subscribe, event, unsubscribe) => {
      const { backend, client } = rpc
      const id = await client.call(subscribe)
      const first = await client.next<Notice>((frame) => frame.params?.subscription === id)
      expect(first.method).toBe(event)
      expect(first.params.result).toMatchObject({ number: `0x${backend.head().number.toString(16)}` })
      const block = backend.author()
      expect(await client.notice(id)).toMatchObject({ number: `0x${block.number.toString(16)}` })
      expect(await client.call(unsubscribe, id)).toBe(true)
      expect(await client.call(unsubscribe, id)).toBe(false)
    },
  )

  it('of storage tells all its values at first, then what changed', async () => {
    const { backend, client } = rpc
    const id = await client.call('state_subscribeStorage', ['0xaa01', '0xaa02'])
    const unset = [
      ['0xaa01', null],
      ['0xaa02', null],
    ]
    expect(await client.notice(id)).toEqual({ block: backend.head().hash, changes: unset })
    backend.author()
    backend.storage.set('aa02', Uint8Array.of(5))
    const { hash } = backend.author()
    expect(await client.notice(id)).toEqual({ block: hash, changes: [['0xaa02', '0x05']] })
    expect(await client.call('state_unsubscribeStorage', id)).toBe(true)
    expect((await client.ask('state_subscribeStorage', [[]])).error?.code).toBe(-32602)
  })

  it('of the runtime tells its version at first, then each that differs', async () => {
    const { backend, client } = rpc
    const id = await client.call('state_subscribeRuntimeVersion')
    expect(await client.notice(id)).toMatchObject({ specVersion: 7 })
    backend.author()
    backend.version = { ...backend.version, specVersion: 8 }
    backend.author()
    expect(await client.notice(id)).toMatchObject({ specVersion: 8 })
    await client.call('state_unsubscribeRuntimeVersion', id)
  })

  it('of a transaction tells what becomes of it, up to the last, and ends by itself', async () => {
    const { backend, client } = rpc
    const later = fakeExtrinsic({ account: 1, nonce: 1 })
    const sooner = fakeExtrinsic({ account: 1, nonce: 0 })
    const id = await client.call('author_submitAndWatchExtrinsic', toHex(later))
    expect(await client.notice(id)).toBe('future')
    await client.call('author_submitExtrinsic', toHex(sooner))
    expect(await client.notice(id)).toBe('ready')
    const { hash } = backend.author(sooner, later)
    expect(await client.notice(id)).toEqual({ inBlock: hash })
    backend.author()
    expect(await client.notice(id)).toEqual({ finalized: hash })
    expect(await client.call('author_unwatchExtrinsic', id)).toBe(false)
  })

  it('is heard of only after its id, also when it was opened in a batch', async () => {
    const { backend, server } = rpc
    const client = await RpcClient.open(server.endpoint)
    const seen: string[] = []
    client.socket.on('message', (data) => seen.push(data.toString().slice(0, 1) === '[' ? 'ids' : 'notice'))
    const watch = { jsonrpc: '2.0', id: 1, method: 'author_submitAndWatchExtrinsic' }
    const extrinsic = fakeExtrinsic({ account: 2, nonce: 0 })
    const padding = Array.from({ length: 20 }, (_, id) => ({ jsonrpc: '2.0', id: id + 2, method: 'system_name' }))
    client.send(JSON.stringify([{ ...watch, params: [toHex(extrinsic)] }, ...padding]))
    backend.author()
    const [first] = await client.next<{ result: string }[]>(Array.isArray)
    expect(await client.notice(first?.result)).toBe('ready')
    expect(seen).toEqual(['ids', 'notice'])
    client.close()
  })

  it('beyond the limit is refused, and works again when another is given up', async () => {
    const client = await RpcClient.open(rpc.server.endpoint)
    const ids = []
    for (let count = 0; count < 4; count++) ids.push(await client.call('chain_subscribeNewHeads'))
    const { error } = await client.ask('chain_subscribeNewHeads')
    expect(error).toEqual({
      code: -32006,
      message: 'Too many subscriptions on the connection',
      data: 'Exceeded max limit of 4',
    })
    await client.call('chain_unsubscribeNewHeads', ids[0])
    expect(await client.call('chain_subscribeNewHeads')).toBeTypeOf('string')
    client.close()
  })

  it('of who does not read is closed, not buffered for', async () => {
    const client = await RpcClient.open(rpc.server.endpoint)
    const id = await client.call('state_subscribeStorage', ['0xbb'])
    await client.notice(id)
    const closed = client.closed()
    client.socket.pause()
    // Far more than a connection's own buffers and the limit together hold.
    for (let block = 0; block < 40; block++) {
      rpc.backend.storage.set('bb', new Uint8Array(1 << 20).fill(block + 1))
      rpc.backend.author()
    }
    client.socket.resume()
    expect(await closed).toBe(1006)
    expect(await rpc.client.call('system_name'), 'others are served').toBe('yumanet')
  })
})
