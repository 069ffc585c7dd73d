import { ApiPromise, HttpProvider, Keyring, WsProvider } from '@polkadot/api'
import type { ApiOptions, SubmittableExtrinsic } from '@polkadot/api/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestChain, type TestChain } from '../support/live-chain.ts'
import { RpcClient } from '../support/rpc-client.ts'

const TAO = 1_000_000_000n
/** The mortal era clients use when blocks are short. */
const ERA = 64

type Transaction = SubmittableExtrinsic<'promise'>
type Provider = NonNullable<ApiOptions['provider']>

let node: TestChain
let api: ApiPromise
let raw: RpcClient
const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 })
const alice = keyring.addFromUri('//Alice')
const bob = keyring.addFromUri('//Bob')

beforeAll(async () => {
  node = await startTestChain({ blockMs: 250, tempo: 20 })
  api = await ApiPromise.create({ provider: connection(), noInitWarn: true, throwOnConnect: true })
  raw = await RpcClient.open(node.endpoint)
})
afterAll(async () => {
  raw?.close()
  await api?.disconnect()
  await node?.end()
})

/** Its own type says less than the interface wants where optional properties must not be undefined. */
function connection(): Provider {
  return new WsProvider(node.endpoint) as Provider
}

function transfer(to: string, amount: bigint): Transaction {
  return api.tx.balances!.transferKeepAlive!(to, amount)
}

/** Submits, and resolves with every status once the transaction is final. Rejects when it fails. */
function settled(transaction: Transaction): Promise<string[]> {
  const statuses: string[] = []
  return new Promise((resolve, reject) => {
    const told = (result: { status: { type: string; isFinalized: boolean }; isError: boolean }): void => {
      statuses.push(result.status.type)
      if (result.status.isFinalized) resolve(statuses)
      if (result.isError) reject(new Error(statuses.join(' ')))
    }
    transaction.send(told).catch(reject)
  })
}

async function freeOf(address: string, at?: string): Promise<bigint> {
  const from = at === undefined ? api : await api.at(at)
  const account = (await from.query.system!.account!(address)).toJSON() as { data: { free: number | string } }
  return BigInt(account.data.free)
}

/** What the node answers when the transaction is submitted as it is. */
async function refusal(transaction: Uint8Array | Transaction): Promise<string> {
  const hex = `0x${Buffer.from(transaction instanceof Uint8Array ? transaction : transaction.toU8a()).toString('hex')}`
  const { error } = await raw.ask('author_submitExtrinsic', [hex])
  return error === undefined ? 'taken' : [error.code, error.message, error.data].filter((part) => part).join(': ')
}

function nextBlock(): Promise<{ hash: string; number: number }> {
  return new Promise((resolve, reject) => {
    let first = true
    const stop = api.rpc.chain.subscribeNewHeads((header) => {
      if (!first) stop.then((end) => end(), reject)
      if (!first) resolve({ hash: header.hash.toHex(), number: header.number.toNumber() })
      first = false
    })
  })
}

describe('@polkadot/api', () => {
  it('connects, and reads the chain with types from its metadata', async () => {
    expect(api.genesisHash.toHex()).toBe(node.genesisHash)
    expect(api.runtimeMetadata.version).toBeGreaterThanOrEqual(15)
    expect(api.runtimeVersion.specName.toString()).toBe('node-subtensor')
    expect((await api.rpc.system.chain()).toString()).toBe('Development')
    expect(api.registry.chainDecimals).toEqual([9])
    expect(await freeOf(alice.address)).toBe(1_000_000n * TAO)
    expect(api.call.neuronInfoRuntimeApi).toBeDefined()
  })

  it('pages through a map, and queries many keys at once', async () => {
    const entries = await api.query.system!.account!.entries()
    expect(entries.length).toBeGreaterThanOrEqual(6)
    const found = await api.query.system!.account!.multi([alice.address, bob.address])
    expect(found.map((account) => JSON.stringify(account))).toHaveLength(2)
  })

  it('sees headers that hash to what the chain says, each on top of the one before, final when they are there', async () => {
    const { hash, number } = await nextBlock()
    expect((await api.rpc.chain.getBlockHash(number)).toHex()).toBe(hash)
    const header = await api.rpc.chain.getHeader(hash)
    expect(header.parentHash.toHex()).toBe((await api.rpc.chain.getBlockHash(number - 1)).toHex())
    expect(header.digest.logs.map((log) => log.type)).toEqual(['PreRuntime', 'Seal'])
    const final = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())
    expect(final.number.toNumber()).toBeGreaterThanOrEqual(number)
  })

  it('hears of storage as it changes', async () => {
    const numbers: number[] = []
    await new Promise<void>((resolve, reject) => {
      const stop = api.query.system!.number!((number: { toString(): string }) => {
        numbers.push(Number(number.toString()))
        if (numbers.length === 3) stop.then((end) => resolve((end as unknown as () => void)()), reject)
      })
    })
    expect(numbers).toEqual([numbers[0]!, numbers[0]! + 1, numbers[0]! + 2])
  })

  it('has its transactions applied in the order of their nonces, in whatever order they come', async () => {
    const carol = keyring.addFromUri('//Carol').address
    const before = await freeOf(bob.address)
    const from = (await api.rpc.system.accountNextIndex(bob.address)).toNumber()
    const order = [7, 2, 0, 5, 9, 1, 8, 3, 6, 4]
    const signed = await Promise.all(
      order.map((offset) => transfer(carol, TAO).signAsync(bob, { nonce: from + offset, era: ERA })),
    )
    const statuses = await Promise.all(signed.map(settled))
    for (const [at, seen] of statuses.entries()) {
      expect(seen.at(-1), `nonce ${order[at]}`).toBe('Finalized')
      expect(seen, `nonce ${order[at]}`).not.toContain('Retracted')
    }
    expect(statuses[0]![0], 'the first to come was too early').toBe('Future')
    expect(await freeOf(carol)).toBe(10n * TAO)
    expect(await freeOf(bob.address)).toBeLessThan(before - 10n * TAO)
    expect(await freeOf(carol, node.genesisHash), 'as it was at genesis').toBe(0n)
    expect((await api.rpc.system.accountNextIndex(bob.address)).toNumber()).toBe(from + 10)
  })

  it('finds its transaction in the block byte for byte, with a length that tells the chain its fee', async () => {
    const transaction = await transfer(alice.address, TAO).signAsync(bob, { nonce: -1, era: ERA })
    const { partialFee } = await transaction.paymentInfo(bob)
    const before = await freeOf(bob.address)
    const block = await new Promise<string>((resolve, reject) => {
      transaction
        .send(({ status }) => {
          if (status.isInBlock) resolve(status.asInBlock.toHex())
        })
        .catch(reject)
    })
    const { block: found } = (await raw.call('chain_getBlock', block)) as { block: { extrinsics: string[] } }
    expect(found.extrinsics).toContain(transaction.toHex())
    expect(await freeOf(bob.address, block)).toBe(before - TAO - partialFee.toBigInt())
  })

  it('counts an account on over what is in the pool, gaps aside', async () => {
    const dave = keyring.addFromUri('//Dave')
    const sign = (nonce: number) => transfer(bob.address, TAO).signAsync(dave, { nonce, era: ERA })
    const [first, second, fourth] = await Promise.all([sign(0), sign(1), sign(3)])
    const calls = [
      ['author_submitExtrinsic', fourth.toHex()],
      ['account_nextIndex', dave.address],
      ['author_submitExtrinsic', second.toHex()],
      ['account_nextIndex', dave.address],
      ['author_submitExtrinsic', first.toHex()],
      ['account_nextIndex', dave.address],
    ]
    raw.send(JSON.stringify(calls.map(([method, param], id) => ({ jsonrpc: '2.0', id, method, params: [param] }))))
    const answers = await raw.next<{ id: number; result: unknown }[]>(Array.isArray)
    expect([1, 3, 5].map((at) => answers[at]?.result)).toEqual([0, 0, 2])
  })

  it('is told why a transaction is refused, in the words of Substrate', async () => {
    const eve = keyring.addFromUri('//Eve')
    const nobody = keyring.addFromUri('//Nobody')
    const sign = (who: typeof eve, transaction: Transaction, nonce = 0) =>
      transaction.signAsync(who, { nonce, era: ERA })

    const first = await sign(eve, transfer(bob.address, TAO))
    await settled(first)
    expect(await refusal(first)).toBe('1010: Invalid Transaction: Transaction is outdated')

    const forged = await sign(eve, transfer(bob.address, TAO), 1)
    const bytes = forged.toU8a()
    bytes[60]! ^= 1
    expect(await refusal(bytes)).toBe('1010: Invalid Transaction: Transaction has a bad signature')

    const poor = await sign(nobody, transfer(bob.address, TAO))
    const reason = 'Inability to pay some fees (e.g. account balance too low)'
    expect(await refusal(poor)).toBe(`1010: Invalid Transaction: ${reason}`)
    expect(await refusal(poor)).toBe('1012: Transaction is temporarily banned')

    const axon = api.tx.subtensorModule!.serveAxon!(1, 1, 0x7f000002, 8091, 4, 4, 0, 0)
    expect(await refusal(await sign(nobody, axon))).toMatch(/^1010: Invalid Transaction: Custom error: \d+$/)
  })

  it('is told apart what is no extrinsic from what the runtime cannot read', async () => {
    const misframed = await raw.ask('author_submitExtrinsic', ['0x0102'])
    expect(misframed.error?.code).toBe(1001)
    const unreadable = await raw.ask('author_submitExtrinsic', [`0x10${'ff'.repeat(4)}`])
    expect(unreadable.error?.code).toBe(1002)
    expect(unreadable.error?.message).toMatch(/^Verification Error: Runtime error: /)
  })

  it('replaces a waiting transaction only by one with a higher tip', async () => {
    const ferdie = keyring.addFromUri('//Ferdie')
    // Nonce 1 waits for 0, so that no block takes it meanwhile.
    const sign = (tip: bigint) => transfer(bob.address, TAO).signAsync(ferdie, { nonce: 1, era: ERA, tip })
    const [plain, same, tipped] = await Promise.all([sign(0n), sign(0n), sign(TAO)])
    const statuses: string[] = []
    const usurped = new Promise<void>((resolve, reject) => {
      plain
        .send(({ status }) => {
          statuses.push(status.type)
          if (status.isUsurped) resolve()
        })
        .catch(reject)
    })
    await expect.poll(() => statuses).toEqual(['Future'])
    expect(await refusal(same)).toMatch(/^1014: Priority is too low: \(\d+ vs \d+\)/)
    expect(await refusal(plain)).toMatch(/^1013: Transaction Already Imported/)
    expect(await refusal(tipped)).toBe('taken')
    await usurped
  })

  it('reads the same over HTTP', async () => {
    const provider = new HttpProvider(node.endpoint.replace('ws:', 'http:'))
    const asked: [string, unknown[]][] = [
      ['state_getMetadata', [node.genesisHash]],
      ['state_getRuntimeVersion', []],
      ['chain_getBlock', [node.genesisHash]],
      ['rpc_methods', []],
    ]
    for (const [method, params] of asked) {
      expect(await provider.send(method, params), method).toEqual(await raw.call(method, ...params))
    }
  })
})
