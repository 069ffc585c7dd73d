import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Keypair } from '../../src/crypto/keypair.ts'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import type { Chain } from '../../src/subtensor/chain.ts'
import { ExtrinsicError } from '../../src/subtensor/errors.ts'
import { startTestChain, type TestChain } from '../support/live-chain.ts'

const TAO = 1_000_000_000n
const TEMPO = 10
const BLOCK_MS = 100

let node: TestChain
let chain: Chain
let alice: Keypair
let owner: Keypair
let netuid: number

/** A fresh coldkey with TAO, and its hotkey. */
async function person(name: string, amount: bigint): Promise<{ cold: Keypair; hot: Keypair }> {
  const cold = keypairFromUri(`//${name}//cold`)
  await chain.transfer(alice, { to: cold.address, amount })
  return { cold, hot: keypairFromUri(`//${name}//hot`) }
}

const refused = async (call: Promise<unknown>): Promise<ExtrinsicError> => {
  const thrown = await call.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(thrown).toBeInstanceOf(ExtrinsicError)
  return thrown as ExtrinsicError
}

beforeAll(async () => {
  await ready()
  alice = keypairFromUri('//Alice')
  owner = keypairFromUri('//Alice//owner')
  node = await startTestChain({ blockMs: BLOCK_MS, tempo: TEMPO })
  chain = await node.connect()
  netuid = await chain.registerNetwork(alice, { hotkey: owner.address })
  await chain.startCall(alice, { netuid })
})
afterAll(() => node?.end())

describe('the chain', () => {
  it('says what it is, and prints nothing of its own', async () => {
    const printed = (['log', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name))
    const other = await node.connect()
    expect(other.genesisHash).toBe(node.genesisHash)
    expect(other.blockTimeMs).toBe(BLOCK_MS)
    expect(other.specVersion).toBeGreaterThanOrEqual(425)
    await other.close()
    await expect(other.head()).rejects.toMatchObject({ code: 'CHAIN_UNREACHABLE' })
    for (const spy of printed) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }
  })

  it('announces every block in order', async () => {
    const stop = new AbortController()
    const seen: bigint[] = []
    chain.watch(({ number }) => seen.push(number), stop.signal)
    const { number } = await chain.head()
    const reached = await chain.waitForBlock(number + 5n)
    expect(reached.number).toBeGreaterThanOrEqual(number + 5n)
    stop.abort()
    expect(seen.length).toBeGreaterThanOrEqual(4)
    expect(seen).toEqual(seen.map((_, at) => seen[0]! + BigInt(at)))
  })

  it('knows the subnet that was created, and that it is started', async () => {
    expect(await chain.netuids()).toEqual([0, netuid])
    expect(await chain.isStarted(netuid)).toBe(true)
    expect(await chain.hyperparameters(netuid)).toMatchObject({ tempo: TEMPO, commitRevealEnabled: false })
    expect(await chain.metagraph(netuid)).toMatchObject({
      netuid,
      tempo: TEMPO,
      ownerHotkey: owner.address,
      ownerColdkey: alice.address,
    })
    expect(await chain.networkCost()).toBeGreaterThan(0n)
    await expect(chain.metagraph(99)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('takes many extrinsics of one key at once', async () => {
    const hotkeys = Array.from({ length: 5 }, (_, at) => keypairFromUri(`//parallel//${at}`).address)
    const uids = await Promise.all(hotkeys.map((hotkey) => chain.register(alice, { netuid, hotkey })))
    const { neurons } = await chain.metagraph(netuid)
    expect(hotkeys.map((hotkey) => neurons.find((neuron) => neuron.hotkey === hotkey)?.uid)).toEqual(uids)
    expect(new Set(uids).size).toBe(5)
    expect(await Promise.all(hotkeys.map((hotkey) => chain.uid(netuid, hotkey)))).toEqual(uids)
    const to = keypairFromUri('//parallel//purse').address
    await Promise.all(Array.from({ length: 40 }, () => chain.transfer(alice, { to, amount: TAO })))
    expect(await chain.balance(to)).toBe(40n * TAO)
  })

  it('takes extrinsics of one key from two clients at once', async () => {
    const other = await node.connect()
    const to = keypairFromUri('//two//purse').address
    const from = (await person('two', 100n * TAO)).cold
    await Promise.all(
      [chain, other].flatMap((client) => Array.from({ length: 5 }, () => client.transfer(from, { to, amount: TAO }))),
    )
    expect(await chain.balance(to)).toBe(10n * TAO)
  })

  it('registers a hotkey once: who has a uid keeps it and pays nothing', async () => {
    const { cold, hot } = await person('once', 100n * TAO)
    const burn = await chain.burn(netuid)
    expect(burn).toBeGreaterThan(0n)
    const uid = await chain.register(cold, { netuid, hotkey: hot.address })
    const left = await chain.balance(cold.address)
    expect(left).toBeLessThan(100n * TAO)
    expect(await chain.register(cold, { netuid, hotkey: hot.address })).toBe(uid)
    expect(await chain.balance(cold.address)).toBe(left)
  })

  it('takes stake and gives it back', async () => {
    const { cold, hot } = await person('staker', 100n * TAO)
    await chain.register(cold, { netuid, hotkey: hot.address })
    const before = await chain.balance(cold.address)
    await chain.addStake(cold, { netuid, hotkey: hot.address, amount: 20n * TAO })
    const staked = (await chain.metagraph(netuid)).neurons.find(({ hotkey }) => hotkey === hot.address)!
    expect(staked.coldkey).toBe(cold.address)
    expect(staked.stake).toBeGreaterThanOrEqual(19n * TAO)
    await chain.removeStake(cold, { netuid, hotkey: hot.address, amount: 10n * TAO })
    expect(await chain.balance(cold.address)).toBeGreaterThan(before - 11n * TAO)
  })

  it('carries weights through an epoch to the miner that earned them', async () => {
    const validator = await person('validator', 5_000n * TAO)
    const miner = await person('miner', 100n * TAO)
    await chain.register(validator.cold, { netuid, hotkey: validator.hot.address })
    const uid = await chain.register(miner.cold, { netuid, hotkey: miner.hot.address })
    await chain.addStake(validator.cold, { netuid, hotkey: validator.hot.address, amount: 4_000n * TAO })
    await chain.serveAxon(miner.hot, { netuid, endpoint: { ip: '127.0.0.2', port: 8091 } })

    // The permit to set weights comes with the epoch after the stake.
    await chain.waitForBlock((await chain.nextEpochBlock(netuid))! + 1n)
    await chain.setWeights(validator.hot, { netuid, weights: [{ uid, weight: 65_535 }] })
    const epoch = (await chain.nextEpochBlock(netuid))!
    await chain.waitForBlock(epoch + 1n)

    const { neurons } = await chain.metagraph(netuid)
    const paid = neurons.find((neuron) => neuron.uid === uid)!
    expect(paid).toMatchObject({ hotkey: miner.hot.address, endpoint: { ip: '127.0.0.2', port: 8091 }, incentive: 1 })
    expect(paid.emission).toBeGreaterThan(0n)
    const judge = neurons.find(({ hotkey }) => hotkey === validator.hot.address)!
    expect(judge).toMatchObject({ validatorPermit: true, active: true })
    expect(judge.dividends).toBeGreaterThan(0.99)
    const account = (await chain.epochEmission(netuid))!
    expect(account.block).toBeGreaterThanOrEqual(epoch)
    expect(account.issued).toBe(account.paid + account.burned + account.carried)
    expect(await chain.brokenInvariants()).toEqual([])
  })
})

describe('a refusal', () => {
  it('of the pool names its number in words', async () => {
    const stranger = keypairFromUri('//stranger//hot')
    expect(await refused(chain.serveAxon(owner, { netuid, endpoint: { ip: '127.0.0.1', port: 8091 } }))).toMatchObject({
      pallet: 'Pool',
      name: 'InvalidIpAddress',
      poolNumber: 11,
    })
    expect(
      await refused(chain.serveAxon(stranger, { netuid, endpoint: { ip: '127.0.0.2', port: 8091 } })),
    ).toMatchObject({
      name: 'HotKeyNotRegisteredInNetwork',
      poolNumber: 10,
    })
    expect(await refused(chain.addStake(stranger, { netuid, hotkey: owner.address, amount: TAO }))).toMatchObject({
      pallet: 'Pool',
      name: 'Payment',
    })
  })

  it('of a pallet names its error and what it means', async () => {
    const { cold, hot } = await person('poor', 1n * TAO)
    const error = await refused(chain.addStake(cold, { netuid, hotkey: hot.address, amount: 2n * TAO }))
    expect(error.pallet).toBe('SubtensorModule')
    expect(error.message).toContain(error.name)
    const transfer = await refused(chain.transfer(cold, { to: alice.address, amount: 2n * TAO }))
    expect(transfer).toMatchObject({ pallet: 'Token', name: 'FundsUnavailable', retryable: false })
  })

  it('does not disturb the extrinsics of the same key around it', async () => {
    const { cold, hot } = await person('mixed', 50n * TAO)
    const to = keypairFromUri('//mixed//purse').address
    const outcomes = await Promise.allSettled([
      chain.transfer(cold, { to, amount: TAO }),
      chain.serveAxon(cold, { netuid, endpoint: { ip: '127.0.0.2', port: 8091 } }),
      chain.transfer(cold, { to, amount: TAO }),
      chain.addStake(cold, { netuid: 99, hotkey: hot.address, amount: TAO }),
      chain.transfer(cold, { to, amount: TAO }),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(await chain.balance(to)).toBe(3n * TAO)
  })
})
