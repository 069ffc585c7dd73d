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

beforeAll(async () => {
  await ready()
  const alice = keypairFromUri('//Alice')
  node = await startTestChain({ blockMs: 100, tempo: 20 })
  desk = await node.desk()
  terminal = await openTerminal({ YUMA_NETWORK: node.endpoint, YUMA_WALLET: 'owner' })
  const made = await terminal.typeJson('wallet', 'create', '--plain')
  const { address } = made.coldkey as { address: string }
  await desk.chain.transfer(alice, { to: address, amount: 5_000n * TAO })
  // Else owners could set nothing in half of the blocks of so short a tempo.
  const call = { pallet: 'AdminUtils', call: 'sudo_set_admin_freeze_window', args: { window: 0 } }
  await desk.submit(alice, { pallet: 'Sudo', call: 'sudo', args: { call } })
  await terminal.typeJson('subnet', 'create')
})
afterAll(async () => {
  await terminal?.end()
  await node?.end()
})

describe('a hyperparameter', () => {
  it('that can be set is listed with its call', async () => {
    const list = (await terminal.typeJson('subnet', 'set')) as unknown as { name: string; call: string }[]
    expect(list).toContainEqual({ name: 'min_burn', type: 'u64', call: 'AdminUtils.sudo_set_min_burn' })
    expect(list).toContainEqual({ name: 'tempo', type: 'u16', call: 'SubtensorModule.set_tempo' })
    expect(list.map(({ name }) => name)).not.toContain('default_take')
  })

  it('is set by the owner, an amount in TAO', async () => {
    const set = await terminal.typeJson('subnet', 'set', 'min_burn', '0.7')
    expect(set).toMatchObject({
      name: 'min_burn',
      value: '700000000',
      after: '700000000',
      call: 'AdminUtils.sudo_set_min_burn',
    })
  })

  it('with a fraction is set in its bits', async () => {
    expect(await terminal.typeJson('subnet', 'set', 'burn_increase_mult', '1.5')).toMatchObject({ after: 1.5 })
  })

  it('of two that are set together leaves the other as it is', async () => {
    expect(await terminal.typeJson('subnet', 'set', 'liquid_alpha_enabled', 'true')).toMatchObject({ after: true })
    const before = new Map((await desk.settings(1)).map(({ name, value }) => [name, value]))
    expect(await terminal.typeJson('subnet', 'set', 'alpha_high', '60000')).toMatchObject({ after: '60000' })
    const after = new Map((await desk.settings(1)).map(({ name, value }) => [name, value]))
    expect(after.get('alpha_low')).toBe(before.get('alpha_low'))
  })

  it('that only root may set is refused, with what would be right', async () => {
    const { code, stderr } = await terminal.type('subnet', 'set', 'kappa', '30000')
    expect(code).toBe(1)
    expect(stderr).toMatch(/AdminUtils\.sudo_set_kappa was refused: Runtime\.BadOrigin: .*use --sudo/)
  })

  it('there is none of is exit 2, with the name that was probably meant', async () => {
    const { code, stderr } = await terminal.type('subnet', 'set', 'min_bun', '1')
    expect(code).toBe(2)
    expect(stderr).toContain('did you mean min_burn?')
  })
})

it('an identity is set, and what is not named again stays', async () => {
  await terminal.typeJson('subnet', 'identity', '--subnet-name', 'digits', '--subnet-url', 'https://example.com')
  await terminal.typeJson('subnet', 'identity', '--subnet-name', 'numbers')
  const { identity } = await terminal.typeJson('subnet', 'identity')
  expect(identity).toMatchObject({ subnetName: 'numbers', subnetUrl: 'https://example.com', discord: '' })
})

describe('committed weights', () => {
  it('are hidden, and revealed in the epoch the chain wants', async () => {
    await terminal.typeJson('stake', 'add', '--amount', '2000')
    await terminal.typeJson('subnet', 'set', 'commit_reveal_weights_enabled', 'true')
    const direct = await terminal.type('weights', 'set', '0=1', '--dry-run')
    expect(direct.stderr).toMatch(/CommitRevealEnabled.*use yuma weights commit/)

    const trial = await terminal.typeJson('weights', 'commit', '0=1', '--dry-run')
    expect(trial).toMatchObject({ ok: true, fee: '0' })
    const { hash, revealEpoch } = await terminal.typeJson('weights', 'commit', '0=1')
    const early = await terminal.type('weights', 'reveal', '--dry-run')
    expect(early.code).toBe(1)
    expect(early.stderr).toMatch(/CommitBlockNotInRevealRange|RevealTooEarly/)
    expect((await terminal.type('weights', 'show')).stdout).toContain(`0 committed to ${hash} in block`)

    await reachEpoch(BigInt(revealEpoch as string))
    expect(await terminal.typeJson('weights', 'reveal')).toMatchObject({ hash, uids: [0], values: [65_535], fee: '0' })
    const { validators } = await terminal.typeJson('weights', 'show')
    expect(validators).toMatchObject([{ uid: 0, weights: [{ uid: 0, part: 1 }], commits: [] }])
  })

  it('that were committed elsewhere cannot be revealed here', async () => {
    const { code, stderr } = await terminal.type('weights', 'reveal', '--hash', `0x${'00'.repeat(32)}`)
    expect(code).toBe(2)
    expect(stderr).toContain('are not kept here')
  })
})

/** Waits for an epoch of the subnet by its number. */
async function reachEpoch(epoch: bigint): Promise<void> {
  const hotkey = (await desk.chain.metagraph(1)).neurons[0]!.hotkey
  for (;;) {
    const now = (await desk.commits({ hotkey, netuid: 1, mechanism: 0 })).epoch
    if (now >= epoch) return
    await desk.chain.waitForBlock((await desk.chain.head()).number + 1n)
  }
}

describe('the root network', () => {
  it('is joined and listed', async () => {
    const joined = await terminal.typeJson('root', 'register')
    expect(joined).toMatchObject({ netuid: 0, uid: 0 })
    expect(await terminal.typeJson('root', 'list')).toMatchObject({ members: [{ uid: 0, hotkey: joined.hotkey }] })
  })

  it('takes its dividends in by netuid', async () => {
    expect(await terminal.typeJson('root', 'claim', '1', '--dry-run')).toMatchObject({
      ok: true,
      args: { subnets: [1] },
    })
    expect((await terminal.type('root', 'claim', 'all')).code).toBe(2)
  })
})
