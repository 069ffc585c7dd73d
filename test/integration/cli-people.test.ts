import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import type { Chain } from '../../src/subtensor/chain.ts'
import { startTestChain, type TestChain } from '../support/live-chain.ts'
import { openTerminal, type Terminal } from '../support/terminal.ts'

const TAO = 1_000_000_000n

let node: TestChain
let chain: Chain
let terminal: Terminal
const people = new Map<string, { readonly coldkey: string; readonly hotkey: string }>()

/** A wallet of that name with so much play money. */
async function person(name: string, amount: bigint): Promise<void> {
  const made = await terminal.typeJson('wallet', 'create', '--wallet', name, '--plain')
  const { coldkey, hotkey } = made as unknown as Record<'coldkey' | 'hotkey', { address: string }>
  people.set(name, { coldkey: coldkey.address, hotkey: hotkey.address })
  await chain.transfer(keypairFromUri('//Alice'), { to: coldkey.address, amount })
}

beforeAll(async () => {
  await ready()
  node = await startTestChain({ blockMs: 100, tempo: 10 })
  chain = await node.connect()
  terminal = await openTerminal({ YUMA_NETWORK: node.endpoint })
  await person('owner', 1_100n * TAO)
  await person('judge', 2_000n * TAO)
  await person('mine', 20n * TAO)
})
afterAll(async () => {
  await terminal?.end()
  await node?.end()
})

describe('a subnet', () => {
  it('is created in a trial only in words', async () => {
    const before = await chain.netuids()
    const plan = await terminal.typeJson('subnet', 'create', '--wallet', 'owner', '--dry-run')
    expect(plan).toMatchObject({
      dryRun: true,
      ok: true,
      call: 'SubtensorModule.register_network',
      cost: `${1_000n * TAO}`,
    })
    expect(plan.args).toEqual({ hotkey: people.get('owner')!.hotkey })
    expect(BigInt(plan.fee as string)).toBeGreaterThan(0n)
    expect(await chain.netuids()).toEqual(before)
  })

  it('is created and started, and told of on stderr step by step', async () => {
    const { code, stdout, stderr } = await terminal.type('subnet', 'create', '--wallet', 'owner')
    expect(code, stderr).toBe(0)
    expect(stdout).toMatch(
      /^subnet 1 created for 1000 TAO and started\nin block \d+, which is final; fee 0\.\d+ TAO\n$/,
    )
    const steps = stderr
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { message: string }).message)
    expect(steps).toEqual(['submitted', 'in block', 'final', 'submitted', 'in block'])
    expect(await chain.isStarted(1)).toBe(true)
  })

  it('is listed with its price', async () => {
    const { subnets } = (await terminal.typeJson('subnet', 'list')) as { subnets: { netuid: number }[] } & object
    expect(subnets.map(({ netuid }) => netuid)).toEqual([0, 1])
    expect(subnets[1]).toMatchObject({ tempo: 10, ownerColdkey: people.get('owner')!.coldkey })
  })

  it('cannot be started twice, and the answer says why by the chain’s name', async () => {
    const { code, stdout, stderr } = await terminal.type('subnet', 'start', '--wallet', 'owner', '--dry-run', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      error: { pallet: 'SubtensorModule', name: 'FirstEmissionBlockNumberAlreadySet', advice: expect.any(String) },
    })
    expect(stderr).toMatch(/^yuma: .*FirstEmissionBlockNumberAlreadySet.*the subnet was started already\n$/)
  })

  it('is joined once; who has a uid is told so', async () => {
    expect(await terminal.typeJson('subnet', 'register', '--wallet', 'judge')).toMatchObject({
      uid: 1,
      registered: true,
    })
    expect(await terminal.typeJson('subnet', 'register', '--wallet', 'mine')).toMatchObject({ uid: 2 })
    expect(await terminal.typeJson('subnet', 'register', '--wallet', 'mine')).toMatchObject({
      uid: 2,
      registered: false,
    })
  })

  it('tells every hyperparameter', async () => {
    const { hyperparameters } = (await terminal.typeJson('subnet', 'hyperparameters')) as {
      hyperparameters: { name: string; value: unknown }[]
    } & object
    expect(hyperparameters).toContainEqual(expect.objectContaining({ name: 'tempo', value: '10', type: 'U16' }))
  })
})

describe('stake', () => {
  it('is added and listed', async () => {
    const { hotkey, coldkey } = people.get('judge')!
    const added = await terminal.typeJson('stake', 'add', '--wallet', 'judge', '--amount', '1500')
    expect(added).toMatchObject({ netuid: 1, hotkey, amount: `${1_500n * TAO}`, tao: `${1_500n * TAO}` })
    const held = await terminal.typeJson('stake', 'list', '--wallet', 'judge')
    expect(held).toMatchObject({ coldkey, stakes: [{ netuid: 1, hotkey, registered: true }] })
  })

  it('behind somebody else’s hotkey needs only its address', async () => {
    const { hotkey } = people.get('mine')!
    const { stdout } = await terminal.type(
      'stake',
      'add',
      '--wallet',
      'judge',
      '--hotkey-address',
      hotkey,
      '--amount',
      '2',
    )
    expect(stdout).toMatch(new RegExp(`^2 TAO staked behind ${hotkey} on subnet 1 for \\S+ alpha\n`))
  })

  it('is taken back in part', async () => {
    const before = await chain.balance(people.get('judge')!.coldkey)
    const { code, stdout } = await terminal.type('stake', 'remove', '--wallet', 'judge', '--amount', '1')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^1 alpha taken from behind \S+ on subnet 1 for \S+ TAO\n/)
    expect(await chain.balance(people.get('judge')!.coldkey)).toBeGreaterThan(before)
  })

  it('that is not there is refused by name, with what would be right', async () => {
    const { code, stderr } = await terminal.type('stake', 'add', '--wallet', 'mine', '--amount', '5000')
    expect(code).toBe(1)
    expect(stderr).toMatch(/NotEnoughBalanceToStake.*give a smaller amount/)
  })

  it('wants either an amount or all of it', async () => {
    expect((await terminal.type('stake', 'remove', '--wallet', 'judge')).code).toBe(2)
    expect((await terminal.type('stake', 'remove', '--wallet', 'judge', '--amount', '1', '--all')).code).toBe(2)
  })
})

describe('an explanation', () => {
  it('follows a miner’s incentive from weights to pay, and agrees with the chain', async () => {
    await chain.waitForBlock((await chain.nextEpochBlock(1))! + 1n)
    await terminal.typeJson('weights', 'set', '2=1', '0=1', '--wallet', 'judge')
    const epoch = (await chain.nextEpochBlock(1))!
    await chain.waitForBlock(epoch)

    const explained = await terminal.typeJson('subnet', 'explain', '--uid', '2')
    expect(explained).toMatchObject({
      uid: 2,
      hotkey: people.get('mine')!.hotkey,
      basis: 'last epoch',
      agrees: true,
      incentive: 0.5,
      consensus: 0.5,
      stored: { epoch: String(epoch), incentive: 32_767 },
    })
    const [judge] = explained.judges as { uid: number; gives: number; counts: number; bond: number }[]
    expect(judge).toMatchObject({ uid: 1, gives: 0.5, counts: 0.5, bond: 1 })
  })

  it('of the present tells whose weights the last epoch has not seen', async () => {
    const { stdout } = await terminal.type('subnet', 'explain', '--uid', '2', '--now')
    expect(stdout).toMatch(/as an epoch after block \d+ would see it/)
    expect(stdout).toMatch(/^1 validator with \d+\.\d\d % of the voting stake gives this neuron weight\.$/m)
  })

  it('of nobody is exit 2', async () => {
    const { code, stderr } = await terminal.type('subnet', 'explain', '--uid', '77')
    expect(code).toBe(2)
    expect(stderr).toContain('there is no uid 77 on subnet 1; it has 3 neurons')
  })
})
