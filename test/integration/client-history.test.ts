import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Keypair } from '../../src/crypto/keypair.ts'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import type { Chain } from '../../src/subtensor/chain.ts'
import { commitHash } from '../../src/subtensor/commits.ts'
import type { Desk } from '../../src/subtensor/desk.ts'
import { startTestChain, type TestChain } from '../support/live-chain.ts'

const TEMPO = 10

let node: TestChain
let desk: Desk
let chain: Chain
let alice: Keypair
let owner: Keypair
let netuid: number

const field = (text: string, length = 44): Uint8Array => Buffer.from(text.padEnd(length, '.'))

function asRoot(call: string, args: Readonly<Record<string, unknown>>): Promise<unknown> {
  const inner = { pallet: 'AdminUtils', call, args }
  return desk.submit(alice, { pallet: 'Sudo', call: 'sudo', args: { call: inner } })
}

beforeAll(async () => {
  await ready()
  alice = keypairFromUri('//Alice')
  owner = keypairFromUri('//Alice//owner')
  node = await startTestChain({ blockMs: 100, tempo: TEMPO })
  desk = await node.desk()
  chain = desk.chain
  netuid = await chain.registerNetwork(alice, { hotkey: owner.address })
  await chain.startCall(alice, { netuid })
  await chain.transfer(alice, { to: owner.address, amount: 1_000_000_000n })
})
afterAll(() => node?.end())

it('has the last commitment of a hotkey, and none of who made none', async () => {
  expect(await chain.commitment(netuid, owner.address)).toEqual([])
  const fields = [field('one'), field('two', 116), field('', 0)]
  await chain.setCommitment(owner, { netuid, fields })
  expect((await chain.commitment(netuid, owner.address)).map((each) => Buffer.from(each))).toEqual(fields)
  expect(await chain.commitment(netuid, alice.address)).toEqual([])
})

it('refuses a commitment that the chain has no room for, and one of a key that is no neuron', async () => {
  const four = Array.from({ length: 4 }, () => field('one'))
  await expect(chain.setCommitment(owner, { netuid, fields: four })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  const long = [field('one', 129)]
  await expect(chain.setCommitment(owner, { netuid, fields: long })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await expect(chain.setCommitment(alice, { netuid, fields: [] })).rejects.toMatchObject({ code: 'EXTRINSIC' })
})

it('finds what was committed and replaced since, in a batch too, and nothing that others committed', async () => {
  const { number } = await chain.setCommitment(owner, { netuid, fields: [field('first')] })
  await chain.setCommitment(owner, { netuid, fields: [field('second')] })
  const commit = (text: string, to: number) => ({
    pallet: 'Commitments',
    call: 'set_commitment',
    args: { netuid: to, info: { fields: [{ Raw44: field(text) }] } },
  })
  // The batch stops at a subnet that the hotkey is no neuron of.
  const calls = [commit('third', netuid), commit('elsewhere', 0), commit('never', netuid)]
  const { block } = await desk.submit(owner, { pallet: 'Utility', call: 'batch', args: { calls } })
  const span = { netuid, from: number, to: block.number }
  const found = await desk.pastCommitments({ ...span, hotkey: owner.address })
  expect(found.map(({ fields }) => fields.map((each) => Buffer.from(each).toString()))).toEqual(
    ['first', 'second', 'third'].map((text) => [field(text).toString()]),
  )
  expect(found.map((each) => each.block.number)).toEqual([number, expect.any(BigInt), block.number])
  expect(await desk.pastCommitments({ ...span, hotkey: alice.address })).toEqual([])
  expect(await desk.pastCommitments(span)).toEqual(found)
})

it('finds rows that were set, committed to and revealed', async () => {
  const weights = [{ uid: 0, weight: 65_535 }]
  const { number } = await chain.setWeights(owner, { netuid, weights })
  const of = { netuid, hotkey: owner.address, from: number }
  expect(await desk.pastRows({ ...of, to: number })).toMatchObject([{ kind: 'set', block: { number }, weights }])

  await asRoot('sudo_set_admin_freeze_window', { window: 0 })
  await asRoot('sudo_set_weights_set_rate_limit', { netuid, weights_set_rate_limit: 0 })
  await asRoot('sudo_set_commit_reveal_weights_enabled', { netuid, enabled: true })
  const row = { netuid, mechanism: 0, uids: [0], values: [65_535], salt: [1, 2], versionKey: 0n }
  const hash = commitHash({ ...row, hotkey: owner.address })
  const committed = await chain.commitWeights(owner, { netuid, mechanism: 0, hash })
  const [commit] = await chain.commits(netuid, owner.address)
  const period = (await chain.hyperparameters(netuid)).revealPeriod
  for (;;) {
    const { index } = await chain.epochSchedule(netuid)
    if (index >= commit!.epoch + period) break
    await chain.waitForBlock((await chain.head()).number + 1n)
  }
  const revealed = await chain.revealWeights(owner, row)
  const rows = await desk.pastRows({ ...of, from: number + 1n, to: revealed.number })
  expect(rows).toEqual([
    { kind: 'committed', hotkey: owner.address, block: committed, hash },
    { kind: 'revealed', hotkey: owner.address, block: revealed, hash, weights },
  ])
})

it('refuses to read more blocks than a question may have', async () => {
  const of = { netuid, hotkey: owner.address, from: 0n, to: 1_000_000n }
  await expect(desk.pastRows(of)).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

it('says so when the node has not that block', async () => {
  const { number } = await chain.head()
  const of = { netuid, hotkey: owner.address, from: number + 1_000n, to: number + 1_000n }
  await expect(desk.pastRows(of)).rejects.toMatchObject({ code: 'UNSUPPORTED_CHAIN' })
})
