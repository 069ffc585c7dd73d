import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import type { Desk } from '../../src/subtensor/desk.ts'
import { startTestChain, type TestChain } from '../support/live-chain.ts'
import { openTerminal, type Terminal } from '../support/terminal.ts'

const TAO = 1_000_000_000n

let node: TestChain
let desk: Desk
let terminal: Terminal
let hotkey: string

beforeAll(async () => {
  await ready()
  // Subnets of this preset have pools, whose price moves with every trade.
  node = await startTestChain({ blockMs: 100, tempo: 20, preset: 'compat' })
  desk = await node.desk()
  terminal = await openTerminal({ YUMA_NETWORK: node.endpoint, YUMA_WALLET: 'trader', YUMA_NETUID: '1' })
  const made = await terminal.typeJson('wallet', 'create', '--plain')
  const { address } = made.coldkey as { address: string }
  hotkey = (made.hotkey as { address: string }).address
  await desk.chain.transfer(keypairFromUri('//Alice'), { to: address, amount: 20_000n * TAO })
  for (const _ of [1, 2]) await terminal.typeJson('subnet', 'create')
})
afterAll(async () => {
  await terminal?.end()
  await node?.end()
})

// The pools are small and emission moves their prices by percents a block: what shall succeed has a wide bound.
const WIDE = ['--tolerance', '0.5']

describe('a trade on a pool', () => {
  it('shows its price, its bound and what to expect before', async () => {
    const plan = await terminal.typeJson('stake', 'add', '--amount', '1', '--dry-run')
    const price = BigInt(plan.price as string)
    const limit = `${price + price / 20n}`
    expect(plan).toMatchObject({ call: 'SubtensorModule.add_stake_limit', limit })
    expect(plan.args).toMatchObject({ limit_price: limit, allow_partial: false })
    expect(BigInt(plan.expected as string)).toBeLessThan((TAO * TAO) / price)

    const added = await terminal.typeJson('stake', 'add', '--amount', '1', ...WIDE)
    expect(added).toMatchObject({ hotkey, tao: `${TAO}` })
    expect(Number(added.alpha) / Number(plan.expected)).toBeGreaterThan(0.5)
  })

  it('past its bound is refused by name, with what would be right', async () => {
    for (const trial of [['--dry-run'], []]) {
      const { code, stderr } = await terminal.type('stake', 'add', '--amount', '1000', ...WIDE, ...trial)
      expect(code).toBe(1)
      expect(stderr).toMatch(/SlippageTooHigh.*raise --tolerance/)
    }
  })

  it('takes what the bound allows with --partial, and anything with --no-safe', async () => {
    const { amount, tao } = await terminal.typeJson('stake', 'add', '--amount', '1000', '--partial', ...WIDE)
    expect(BigInt(tao as string)).toBeGreaterThan(0n)
    expect(BigInt(tao as string)).toBeLessThan(BigInt(amount as string))
    const unsafe = await terminal.typeJson('stake', 'add', '--amount', '100', '--no-safe')
    expect(unsafe).toMatchObject({ call: 'SubtensorModule.add_stake', tao: `${100n * TAO}` })
    expect(unsafe.limit).toBeUndefined()
  })

  it('the other way has its bound below the price', async () => {
    const sold = await terminal.typeJson('stake', 'remove', '--amount', '1', ...WIDE)
    expect(sold.call).toBe('SubtensorModule.remove_stake_limit')
    expect(BigInt(sold.limit as string)).toBeLessThan(BigInt(sold.price as string))
    expect(BigInt(sold.tao as string)).toBeGreaterThan(BigInt(sold.limit as string) / 2n)
  })
})

describe('stake', () => {
  it('is swapped to another subnet', async () => {
    const swapped = await terminal.typeJson('stake', 'swap', '--to-netuid', '2', '--amount', '1', ...WIDE)
    expect(swapped).toMatchObject({ call: 'SubtensorModule.swap_stake_limit', netuid: 1, toNetuid: 2 })
    expect(await netuids()).toEqual([1, 2])
  })

  it('is moved behind another hotkey, and given to another coldkey', async () => {
    const other = await terminal.typeJson('wallet', 'create', '--wallet', 'other', '--plain')
    const { hotkey: to, coldkey } = other as unknown as Record<'hotkey' | 'coldkey', { address: string }>
    const associate = { pallet: 'SubtensorModule', call: 'try_associate_hotkey', args: { hotkey: to.address } }
    await desk.submit(keypairFromUri('//Alice'), associate)
    const moved = await terminal.typeJson('stake', 'move', '--to', to.address, '--amount', '1')
    expect(moved).toMatchObject({ from: hotkey, to: to.address, toNetuid: 1 })
    await terminal.typeJson('stake', 'transfer', '--to', coldkey.address, '--amount', '1')
    const theirs = await terminal.typeJson('stake', 'list', '--wallet', 'other')
    expect(theirs).toMatchObject({ stakes: [{ netuid: 1, hotkey }] })
    const mine = await terminal.typeJson('stake', 'list', '--coldkey-address', (await trader()).coldkey as string)
    expect((mine.stakes as { hotkey: string }[]).map((stake) => stake.hotkey)).toContain(to.address)
  })

  it('is taken out altogether', async () => {
    await terminal.typeJson('stake', 'remove', '--netuid', '2', '--all', ...WIDE)
    expect(await netuids()).toEqual([1])
  })
})

const trader = (): Promise<Record<string, unknown>> => terminal.typeJson('stake', 'list')

/** Subnets on which the trader holds something. */
async function netuids(): Promise<number[]> {
  const { stakes } = (await trader()) as unknown as { stakes: { netuid: number }[] }
  return [...new Set(stakes.map(({ netuid }) => netuid))]
}
