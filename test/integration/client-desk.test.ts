import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Keypair } from '../../src/crypto/keypair.ts'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import type { Desk } from '../../src/subtensor/desk.ts'
import type { NamedCall } from '../../src/subtensor/extrinsic.ts'
import type { Step } from '../../src/subtensor/submit.ts'
import { startTestChain, type TestChain } from '../support/live-chain.ts'

const TAO = 1_000_000_000n
const TEMPO = 10

let node: TestChain
let desk: Desk
let alice: Keypair
let hotkey: string
let netuid: number

const addStake = (amount: bigint, behind = hotkey): NamedCall => ({
  pallet: 'SubtensorModule',
  call: 'add_stake',
  args: { hotkey: behind, netuid, amount_staked: amount },
})

beforeAll(async () => {
  await ready()
  alice = keypairFromUri('//Alice')
  hotkey = keypairFromUri('//Alice//owner').address
  node = await startTestChain({ blockMs: 100, tempo: TEMPO })
  desk = await node.desk()
  netuid = await desk.chain.registerNetwork(alice, { hotkey })
  await desk.chain.startCall(alice, { netuid })
})
afterAll(() => node?.end())

describe('a trial', () => {
  it('says what a call costs and changes nothing', async () => {
    const before = await desk.chain.balance(alice.address)
    const { fee, refusal } = await desk.dryRun(alice, addStake(TAO))
    expect(refusal).toBeUndefined()
    expect(fee).toBeGreaterThan(0n)
    expect(await desk.chain.balance(alice.address)).toBe(before)

    const { events } = await desk.submit(alice, addStake(TAO))
    const paid = events.find(({ name }) => name === 'TransactionFeePaid')
    expect(paid?.data[1]).toBe(fee)
  })

  it('names the error that the call would end with', async () => {
    const { refusal } = await desk.dryRun(alice, { ...addStake(1n), args: { ...addStake(1n).args, netuid: 99 } })
    expect(refusal).toMatchObject({ pallet: 'SubtensorModule', name: 'SubnetNotExists' })
    const poor = keypairFromUri('//nobody')
    expect((await desk.dryRun(poor, addStake(TAO))).refusal).toMatchObject({ pallet: 'Pool', name: 'Payment' })
  })

  it('names what the pool would refuse by Subtensor’s word and number', async () => {
    const stranger = keypairFromUri('//stranger')
    const call = {
      pallet: 'SubtensorModule',
      call: 'serve_axon',
      args: { netuid, version: 1, ip: 1, port: 1, ip_type: 4, protocol: 4, placeholder1: 0, placeholder2: 0 },
    }
    const { fee, refusal } = await desk.dryRun(stranger, call)
    expect(fee).toBe(0n)
    expect(refusal).toMatchObject({ name: 'HotKeyNotRegisteredInNetwork', poolNumber: 10 })
  })

  it('says which call or argument the runtime lacks', async () => {
    const absent = { pallet: 'SubtensorModule', call: 'fly', args: {} }
    await expect(desk.dryRun(alice, absent)).rejects.toThrow('the runtime has no call SubtensorModule.fly')
    const other = { pallet: 'SubtensorModule', call: 'start_call', args: { subnet: 1 } }
    await expect(desk.dryRun(alice, other)).rejects.toThrow('takes other arguments: netuid: u16')
  })
})

describe('a submitted call', () => {
  it('is told step by step until its block is final', async () => {
    const steps: Step[] = []
    const { block } = await desk.submit(alice, addStake(TAO), { final: true, onStep: (step) => steps.push(step) })
    expect(steps).toEqual([
      { at: 'submitted', hash: expect.stringMatching(/^0x[0-9a-f]{64}$/) },
      { at: 'in block', block },
      { at: 'final', block },
    ])
  })

  it('may hold another call', async () => {
    const call = { pallet: 'System', call: 'remark', args: { remark: '0x01' } }
    const { events } = await desk.submit(alice, { pallet: 'Sudo', call: 'sudo', args: { call } })
    expect(events.map(({ pallet, name }) => `${pallet}.${name}`)).toContain('Sudo.Sudid')
  })

  it('by sudo that failed inside is refused, though its extrinsic succeeded', async () => {
    const call = { pallet: 'System', call: 'remark_with_event', args: { remark: '0x01' } }
    const submitted = desk.submit(alice, { pallet: 'Sudo', call: 'sudo', args: { call } })
    await expect(submitted).rejects.toMatchObject({ pallet: 'Runtime', name: 'BadOrigin' })
  })
})

describe('the market', () => {
  it('lists subnets with their price, and who holds what', async () => {
    const listed = (await desk.market.subnets()).find((subnet) => subnet.netuid === netuid)
    expect(listed).toMatchObject({ ownerHotkey: hotkey, ownerColdkey: alice.address, tempo: TEMPO })
    expect(listed?.price).toBe(await desk.market.price(netuid))
    const [held] = await desk.market.holdings(alice.address)
    expect(held).toMatchObject({ netuid, hotkey, coldkey: alice.address, registered: true })
    expect(held!.stake).toBeGreaterThan(0n)
  })

  it('says what a swap would give', async () => {
    const quote = await desk.market.quoteBuy(netuid, TAO)
    expect(quote?.tao).toBe(TAO)
    expect(quote!.alpha).toBeGreaterThan(0n)
    expect((await desk.market.quoteSell(netuid, TAO))!.tao).toBeGreaterThan(0n)
  })

  it('tells every hyperparameter by the chain’s name', async () => {
    const settings = new Map((await desk.settings(netuid)).map(({ name, value }) => [name, value]))
    expect(settings.get('tempo')).toBe(BigInt(TEMPO))
    expect(settings.get('registration_allowed')).toBe(true)
    expect(settings.get('burn_increase_mult')).toBeCloseTo(1.26, 6)
  })
})
