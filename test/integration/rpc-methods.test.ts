import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '../../chain/host/hex.ts'
import { encodeBytes } from '../../chain/host/scale.ts'
import { blake2_256 } from '../../src/crypto/hash.ts'
import { encodeAddress } from '../../src/crypto/ss58.ts'
import { FAKE_STATES, fakeAccount, fakeExtrinsic } from '../support/fake-backend.ts'
import { rpcOverFake } from '../support/rpc-server.ts'

const UNKNOWN = `0x${'77'.repeat(32)}`

let rpc: Awaited<ReturnType<typeof rpcOverFake>>
beforeAll(async () => {
  rpc = await rpcOverFake()
  rpc.backend.storage.set('aa01', Uint8Array.of(1))
  rpc.backend.storage.set('aa02', Uint8Array.of(2, 2))
  rpc.backend.storage.set('ab01', Uint8Array.of(3))
  rpc.backend.author()
  rpc.backend.functions.set('Core_version', () => Uint8Array.of(7))
  rpc.backend.functions.set('Echo_bytes', (input) => input)
  rpc.backend.functions.set('Metadata_metadata', () => encodeBytes(Buffer.from('meta')))
})
afterAll(async () => {
  rpc.client.close()
  await rpc.server.close()
})

describe('the methods of the chain', () => {
  it('give the head as final as soon as it is there', async () => {
    const head = rpc.backend.head().hash
    for (const method of ['chain_getHead', 'chain_getBlockHash', 'chain_getFinalizedHead', 'chain_getFinalisedHead']) {
      expect(await rpc.client.call(method), method).toBe(head)
    }
    expect(await rpc.client.call('chain_getBlockHash', null)).toBe(head)
  })

  it('give the hash of a block by its number, in figures or hex or a list, and null above the head', async () => {
    const { genesisHash, head } = rpc.backend
    expect(await rpc.client.call('chain_getBlockHash', 0)).toBe(genesisHash)
    expect(await rpc.client.call('chain_getBlockHash', '0x01')).toBe(head().hash)
    expect(await rpc.client.call('chain_getBlockHash', [0, '0x1', 9])).toEqual([genesisHash, head().hash, null])
    expect(await rpc.client.call('chain_getBlockHash', 9)).toBeNull()
    for (const wrong of ['one', -1, 1.5, [[0]], new Array(1025).fill(0)]) {
      expect((await rpc.client.ask('chain_getBlockHash', [wrong])).error?.code, String(wrong)).toBe(-32602)
    }
  })

  it('give a header with its numbers and logs in hex; genesis has no parent', async () => {
    const { number, parentHash } = (await rpc.client.call('chain_getHeader', rpc.backend.genesisHash)) as Header
    expect([number, parentHash]).toEqual(['0x0', `0x${'00'.repeat(32)}`])
    const header = (await rpc.client.call('chain_getHeader')) as Header
    expect(header.number).toBe('0x1')
    expect(header.parentHash).toBe(rpc.backend.genesisHash)
    expect(header.digest.logs).toEqual([`0x0561757261${'0101'}${'01'.repeat(64)}`])
    expect(await rpc.client.call('chain_getHeader', UNKNOWN)).toBeNull()
  })

  it('give a block with its extrinsics byte for byte as they were submitted', async () => {
    const extrinsic = fakeExtrinsic({ account: 9, nonce: 0, padding: 70 })
    const { hash } = rpc.backend.author(extrinsic)
    const { block, justifications } = (await rpc.client.call('chain_getBlock', hash)) as Block
    expect(block.extrinsics).toEqual([toHex(extrinsic)])
    expect(block.header.number).toBe('0x2')
    expect(justifications).toBeNull()
    expect(await rpc.client.call('chain_getBlock', UNKNOWN)).toBeNull()
  })
})

describe('the methods of the state', () => {
  it('call a runtime function with hex that may lack its 0x, or be empty', async () => {
    expect(await rpc.client.call('state_call', 'Echo_bytes', '0x0Aff')).toBe('0x0aff')
    expect(await rpc.client.call('state_call', 'Echo_bytes', '0aff')).toBe('0x0aff')
    expect(await rpc.client.call('state_call', 'Echo_bytes', '')).toBe('0x')
    expect(await rpc.client.call('state_callAt', 'Core_version', '0x', rpc.backend.genesisHash)).toBe('0x07')
    const failed = await rpc.client.ask('state_call', ['No_function', '0x'])
    expect(failed.error).toEqual({
      code: 4003,
      message: 'Client error: Execution failed: Execution failed: no function No_function',
    })
  })

  it('give the metadata without its wrapping, and the version with the names clients read', async () => {
    expect(await rpc.client.call('state_getMetadata')).toBe(toHex(Buffer.from('meta')))
    const version = await rpc.client.call('state_getRuntimeVersion', null)
    expect(version).toMatchObject({
      specName: 'fake',
      specVersion: 7,
      transactionVersion: 1,
      apis: [['0xdf6acb689907609b', 5]],
      systemVersion: 1,
      stateVersion: 1,
    })
  })

  it('give a value, its hash, its size, and null for what is not there', async () => {
    expect(await rpc.client.call('state_getStorage', '0xaa02')).toBe('0x0202')
    expect(await rpc.client.call('state_getStorageAt', '0xaa02', rpc.backend.head().hash)).toBe('0x0202')
    expect(await rpc.client.call('state_getStorageHash', '0xaa02')).toBe(toHex(blake2_256(Uint8Array.of(2, 2))))
    expect(await rpc.client.call('state_getStorageSize', '0xaa02')).toBe(2)
    for (const method of ['state_getStorage', 'state_getStorageHash', 'state_getStorageSize']) {
      expect(await rpc.client.call(method, '0xee'), method).toBeNull()
    }
  })

  it('page keys in order after the one named, a prefix being before them all', async () => {
    expect(await rpc.client.call('state_getKeysPaged', '0xaa', 100, '0xaa', null)).toEqual(['0xaa01', '0xaa02'])
    expect(await rpc.client.call('state_getKeysPaged', '0xaa', 1)).toEqual(['0xaa01'])
    expect(await rpc.client.call('state_getKeysPagedAt', '0x', 100, '0xaa01')).toEqual(['0xaa02', '0xab01'])
    const { error } = await rpc.client.ask('state_getKeysPaged', ['0xaa', 1001])
    expect(error).toEqual({ code: 4002, message: 'count exceeds maximum value. value: 1001, max: 1000' })
  })

  it('give all keys in one piece to those who ask so', async () => {
    const { backend, client } = rpc
    expect(await client.call('state_getKeys', '0xaa')).toEqual(['0xaa01', '0xaa02'])
    expect(await client.call('state_getKeys', '0xff', backend.head().hash)).toEqual([])
    for (let key = 0; key <= 50_000; key++)
      backend.storage.set(`bb${key.toString(16).padStart(8, '0')}`, Uint8Array.of())
    backend.author()
    const { error } = await client.ask('state_getKeys', ['0xbb'])
    expect(error?.message).toBe('Client error: more than 50000 keys begin so: use state_getKeysPaged')
  })

  it('query many keys at a block, and their changes over a range of blocks', async () => {
    const { backend, client } = rpc
    const from = backend.head().hash
    backend.author()
    backend.storage.set('aa01', Uint8Array.of(9))
    const changedIn = backend.author().hash
    expect(await client.call('state_queryStorageAt', ['aa01', '0xee'], from)).toEqual([
      {
        block: from,
        changes: [
          ['0xaa01', '0x01'],
          ['0xee', null],
        ],
      },
    ])
    expect(await client.call('state_queryStorage', ['0xaa01', '0xab01'], from)).toEqual([
      {
        block: from,
        changes: [
          ['0xaa01', '0x01'],
          ['0xab01', '0x03'],
        ],
      },
      { block: changedIn, changes: [['0xaa01', '0x09']] },
    ])
    expect((await client.ask('state_queryStorage', [['0xaa01'], changedIn, from])).error?.code).toBe(4001)
  })

  it('say of a state no longer kept that it is discarded, and of a block that it is unknown', async () => {
    const { hash } = rpc.backend.head()
    for (let block = 0; block < FAKE_STATES; block++) rpc.backend.author()
    const calls = [
      ['state_getStorage', '0xaa01', hash],
      ['state_call', 'Core_version', '0x', hash],
      ['state_getRuntimeVersion', hash],
      ['state_getKeysPaged', '0xaa', 10, null, hash],
    ] as const
    for (const [method, ...params] of calls) {
      const expected = { code: 4003, message: `Client error: UnknownBlock: State already discarded for ${hash}` }
      expect((await rpc.client.ask(method, params)).error, method).toEqual(expected)
    }
    const { error } = await rpc.client.ask('state_getStorage', ['0xaa01', UNKNOWN])
    expect(error?.message).toBe(`Client error: UnknownBlock: Header was not found in the database: ${UNKNOWN}`)
    expect(await rpc.client.call('chain_getHeader', hash), 'headers are kept').not.toBeNull()
  })
})

describe('the methods of the system, of transactions and of fees', () => {
  it('name the node and its chain', async () => {
    expect(await rpc.client.call('system_name')).toBe('yumanet')
    expect(await rpc.client.call('system_version')).toBe('0.1.0')
    expect(await rpc.client.call('system_chain')).toBe('Development')
    expect(await rpc.client.call('system_properties')).toEqual({ ss58Format: 42, tokenDecimals: 9, tokenSymbol: 'TAO' })
    expect(await rpc.client.call('system_health')).toEqual({ peers: 0, isSyncing: false, shouldHavePeers: false })
  })

  it('count an account on over its transactions in the pool, by address or public key', async () => {
    const { client } = rpc
    const extrinsic = fakeExtrinsic({ account: 3, nonce: 0 })
    expect(await client.call('author_submitExtrinsic', toHex(extrinsic))).toBe(toHex(blake2_256(extrinsic)))
    expect(await client.call('author_pendingExtrinsics')).toEqual([toHex(extrinsic)])
    const address = encodeAddress(fakeAccount(3))
    expect(await client.call('account_nextIndex', address)).toBe(1)
    expect(await client.call('system_accountNextIndex', toHex(fakeAccount(3)))).toBe(1)
    expect((await client.ask('account_nextIndex', [`${address}x`])).error?.code).toBe(-32602)
  })

  it('answer a refused transaction with its code, its message and its reason', async () => {
    const refused = toHex(fakeExtrinsic({ account: 4, nonce: 0, refusal: [0, 7, 6] }))
    const expected = { code: 1010, message: 'Invalid Transaction', data: 'Custom error: 6' }
    expect((await rpc.client.ask('author_submitExtrinsic', [refused])).error).toEqual(expected)
    const banned = { code: 1012, message: 'Transaction is temporarily banned' }
    expect((await rpc.client.ask('author_submitAndWatchExtrinsic', [refused])).error).toEqual(banned)
  })

  it('lay open what a transaction costs, whatever the width of a balance', async () => {
    const { backend, client } = rpc
    const u64 = (value: number): Uint8Array => Uint8Array.of(value, 1, 0, 0, 0, 0, 0, 0)
    backend.functions.set('TransactionPaymentApi_query_info', () => Buffer.concat([Uint8Array.of(4, 8, 1), u64(5)]))
    const most = new Uint8Array(8).fill(255)
    const details = Buffer.concat([Uint8Array.of(1), u64(1), u64(2), most, u64(0)])
    backend.functions.set('TransactionPaymentApi_query_fee_details', () => details)
    const extrinsic = toHex(fakeExtrinsic({ account: 1, nonce: 0 }))
    expect(await client.call('payment_queryInfo', extrinsic)).toEqual({
      weight: { ref_time: 1, proof_size: 2 },
      class: 'operational',
      partialFee: '261',
    })
    expect(await client.call('payment_queryFeeDetails', extrinsic)).toEqual({
      inclusionFee: { baseFee: 257, lenFee: 258, adjustedWeightFee: '0xffffffffffffffff' },
    })
    backend.functions.set('TransactionPaymentApi_query_fee_details', () => new Uint8Array(9))
    expect(await client.call('payment_queryFeeDetails', extrinsic)).toEqual({ inclusionFee: null })
  })

  it('are all listed, without those that are refused', async () => {
    const { methods } = (await rpc.client.call('rpc_methods')) as { methods: string[] }
    expect(methods).toEqual(methods.toSorted())
    expect(methods).toEqual(expect.arrayContaining(['account_nextIndex', 'rpc_methods', 'state_queryStorageAt']))
    expect(methods.filter((name) => /rotateKeys|insertKey|getPairs|dryRun/.test(name))).toEqual([])
    for (const name of methods) expect((await rpc.client.ask(name)).error?.message, name).not.toBe('Method not found')
  })

  it('are served to who did not ask for them only when they are safe', async () => {
    const refusal = { code: -32601, message: 'RPC call is unsafe to be called externally' }
    expect((await rpc.client.ask('state_getPairs', ['0xab'])).error).toEqual(refusal)
    const open = await rpcOverFake({ unsafe: true })
    open.backend.storage.set('ab01', Uint8Array.of(3))
    open.backend.author()
    expect(await open.client.call('state_getPairs', '0xab')).toEqual([['0xab01', '0x03']])
    const { methods } = (await open.client.call('rpc_methods')) as { methods: string[] }
    expect(methods).toContain('state_getPairs')
    open.client.close()
    await open.server.close()
  })
})

type Header = { number: string; parentHash: string; digest: { logs: string[] } }
type Block = { block: { header: Header; extrinsics: string[] }; justifications: null }
