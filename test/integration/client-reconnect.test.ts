import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Keypair } from '../../src/crypto/keypair.ts'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { startTestChain, type TestChain } from '../support/live-chain.ts'

const TAO = 1_000_000_000n
let node: TestChain
let alice: Keypair

beforeAll(async () => {
  await ready()
  alice = keypairFromUri('//Alice')
  node = await startTestChain({ blockMs: 100, tempo: 20 })
})
afterAll(() => node?.end())

describe('when the chain goes away and comes back', () => {
  it('watching goes on by itself, and no block is missed', async () => {
    const chain = await node.connect()
    const stop = new AbortController()
    const seen: bigint[] = []
    chain.watch(({ number }) => seen.push(number), stop.signal)
    await chain.waitForBlock((await chain.head()).number + 3n)
    await node.stop()
    await node.start()
    await chain.waitForBlock(seen.at(-1)! + 3n)
    stop.abort()
    expect(seen).toEqual(seen.map((_, at) => seen[0]! + BigInt(at)))
  })

  it('a call waits for it and then answers', async () => {
    const chain = await node.connect()
    await node.stop()
    const balance = chain.balance(alice.address)
    const purse = keypairFromUri('//waiting//purse').address
    const transfer = chain.transfer(alice, { to: purse, amount: TAO })
    await node.start()
    expect(await balance).toBeGreaterThan(0n)
    await transfer
    expect(await chain.balance(purse)).toBe(TAO)
  })

  it('what was sent before is in a block exactly once', async () => {
    const chain = await node.connect()
    const purse = keypairFromUri('//torn//purse').address
    const transfers = Array.from({ length: 10 }, () => chain.transfer(alice, { to: purse, amount: TAO }))
    await transfers[0]
    const rest = Promise.allSettled(transfers)
    await node.stop()
    await node.start()
    expect((await rest).map(({ status }) => status)).toEqual(transfers.map(() => 'fulfilled'))
    expect(await chain.balance(purse)).toBe(10n * TAO)
  })

  it('a call rejects when it stays away too long, and says that trying again can help', async () => {
    const chain = await node.connect({ timeoutMs: 5_000 })
    await node.stop()
    const gone = { code: 'CHAIN_UNREACHABLE', retryable: true }
    const transfer = chain.transfer(alice, { to: alice.address, amount: TAO })
    const calls = [chain.head(), transfer, node.connect({ timeoutMs: 300 })]
    for (const outcome of await Promise.allSettled(calls)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: gone })
    }
    await node.start()
    expect((await chain.waitForBlock(1n)).number).toBeGreaterThanOrEqual(1n)
  })
})

describe('connecting', () => {
  it('refuses what is no endpoint, and stops when told', async () => {
    const stop = new AbortController()
    stop.abort(new Error('told to stop'))
    await expect(node.connect({ signal: stop.signal })).rejects.toThrow('told to stop')
  })
})
