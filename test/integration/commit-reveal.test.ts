import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClosing } from '../../src/lib/closing.ts'
import { type Log, silent } from '../../src/lib/log.ts'
import { bringUp } from '../../src/localnet/bring-up.ts'
import type { Chain } from '../../src/subtensor/chain.ts'
import { commitHash, type Sealed } from '../../src/subtensor/commits.ts'
import type { Desk } from '../../src/subtensor/desk.ts'
import { comingEpoch, revealBlock } from '../../src/subtensor/epochs.ts'
import type { NamedCall } from '../../src/subtensor/extrinsic.ts'
import { viewMetagraph } from '../../src/subtensor/view.ts'
import { openCommitBook } from '../../validator/commit-book.ts'
import { keepWeightsSet } from '../../validator/submit.ts'
import { startTestChain } from '../support/live-chain.ts'
import { keysOf, reach, smallSubnet } from '../support/subnet.ts'

const BLOCK_MS = 50
const TEMPO = 20
const closing = createClosing(silent)
const { plan, cast } = smallSubnet(['miner', 'other'], { validator: 60_000n })
const { hotkey } = keysOf('validator')
const salt = [1, 2, 3]
let folder: string
let desk: Desk
let chain: Chain
let netuid: number
let uids: Readonly<Record<'validator' | 'miner' | 'other', number>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commit-reveal-'))
  closing.add('folder', () => rm(folder, { recursive: true }))
  const node = await startTestChain({ blockMs: BLOCK_MS, tempo: TEMPO })
  closing.add('chain', () => node.end())
  desk = await node.desk()
  chain = desk.chain
  netuid = await bringUp({ chain, log: silent }, plan, cast)
  const admin = (call: string, args: Readonly<Record<string, unknown>>): NamedCall => ({
    pallet: 'AdminUtils',
    call,
    args,
  })
  const asRoot = (call: NamedCall) => desk.submit(cast.bank, { pallet: 'Sudo', call: 'sudo', args: { call } })
  await asRoot(admin('sudo_set_admin_freeze_window', { window: 0 }))
  await asRoot(admin('sudo_set_weights_set_rate_limit', { netuid, weights_set_rate_limit: 0 }))
  const enable = admin('sudo_set_commit_reveal_weights_enabled', { netuid, enabled: true })
  await desk.submit(cast.owner.coldkey, enable)
  await reach(chain, 'the validator has its permit', {
    within: 5 * TEMPO,
    when: async () => (await neuron('validator')).validatorPermit,
  })
  const uid = async (name: string): Promise<number> => (await neuron(name)).uid
  uids = { validator: await uid('validator'), miner: await uid('miner'), other: await uid('other') }
}, 60_000)
afterAll(() => closing.close())

async function neuron(name: string) {
  const { neurons } = await chain.metagraph(netuid)
  return neurons.find((one) => one.hotkey === keysOf(name).hotkey.address)!
}

/** A row that gives all to one. */
function rowFor(name: 'miner' | 'other'): Sealed {
  const row = { uids: [uids[name]], values: [65_535], salt, versionKey: 0n }
  return { hotkey: hotkey.address, netuid, mechanism: 0, ...row }
}

/** The row that the chain has of the validator. */
async function rowOnChain(): Promise<unknown> {
  return (await desk.votes(netuid, 0)).inputs.weights[uids.validator]
}

/** Resolves early in an epoch. */
async function newEpoch(): Promise<void> {
  const { block, lastEpoch, tempo } = await chain.epochSchedule(netuid)
  if (block - lastEpoch > 5n) await chain.waitForBlock(lastEpoch + tempo)
}

async function commit(row: Sealed): Promise<void> {
  await chain.commitWeights(hotkey, { netuid, mechanism: 0, hash: commitHash(row) })
}

describe('weights that are committed', () => {
  test('are revealed in the foretold block, neither before nor altered nor twice', async () => {
    await newEpoch()
    const schedule = await chain.epochSchedule(netuid)
    const row = rowFor('miner')
    await commit(row)
    const [waiting] = await chain.commits(netuid, hotkey.address)
    expect(waiting).toMatchObject({ hash: commitHash(row), epoch: comingEpoch(schedule) })
    expect((await neuron('validator')).lastUpdate).toBe(waiting!.block)
    const blocks = (await desk.votes(netuid, 0)).inputs.commitBlock
    expect([blocks[uids.validator], blocks[uids.miner]]).toEqual([waiting!.block, 2n ** 64n - 1n])
    await expect(chain.revealWeights(hotkey, row)).rejects.toMatchObject({ name: 'CommitBlockNotInRevealRange' })

    const { revealPeriod } = await chain.hyperparameters(netuid)
    const opens = revealBlock(schedule, revealPeriod)
    await chain.waitForBlock(opens - 1n)
    const altered = { ...row, values: [1] }
    await expect(chain.revealWeights(hotkey, altered)).rejects.toMatchObject({ name: 'CommitNotFound' })
    const { number } = await chain.revealWeights(hotkey, row)
    expect(number).toBeGreaterThanOrEqual(opens)
    expect(await rowOnChain()).toEqual([[uids.miner, 65_535]])
    expect(await chain.commits(netuid, hotkey.address)).toEqual([])
    await expect(chain.revealWeights(hotkey, row)).rejects.toMatchObject({ name: 'CommitNotFound' })
    await reach(chain, 'the miner earns', {
      within: 2 * TEMPO,
      when: async () => (await neuron('miner')).incentive > 0.9,
    })
  })

  test('are worth nothing when they are revealed too late', async () => {
    await newEpoch()
    const row = rowFor('other')
    await commit(row)
    const [waiting] = await chain.commits(netuid, hotkey.address)
    await reach(chain, 'two epochs have begun', {
      within: 3 * TEMPO,
      when: async () => comingEpoch(await chain.epochSchedule(netuid)) > waiting!.epoch + 1n,
    })
    await expect(chain.revealWeights(hotkey, row)).rejects.toMatchObject({ name: 'CommitBlockNotInRevealRange' })
    expect(await rowOnChain()).toEqual([[uids.miner, 65_535]])
  })

  test('are not set directly', async () => {
    const weights = [{ uid: uids.other, weight: 65_535 }]
    await expect(chain.setWeights(hotkey, { netuid, weights })).rejects.toMatchObject({ name: 'BadRequest' })
  })
})

test('a validator commits, and reveals what it committed after a restart too', async () => {
  const file = join(folder, 'commits.json')
  const row = { weights: [{ uid: uids.other, weight: 65_535 }], epoch: 7n, committedAt: 0n }
  const told: bigint[] = []
  /** Keeps weights set until this is logged. */
  const until = async (said: string): Promise<void> => {
    const stop = new AbortController()
    const log: Log = { ...silent, info: (message) => message === said && stop.abort() }
    const view = await viewMetagraph({ chain, log }, { netuid, signal: stop.signal })
    const book = await openCommitBook(file)
    await keepWeightsSet(
      { chain, view, hotkey, log, row: () => row, revealed: async (epoch) => void told.push(epoch), book },
      { netuid, marginBlocks: 10, signal: stop.signal },
    )
  }
  await until('weights committed')
  expect((await openCommitBook(file)).waiting()).toHaveLength(1)
  expect(told).toEqual([])
  await until('weights revealed')
  expect(await rowOnChain()).toEqual([[uids.other, 65_535]])
  expect(told).toEqual([7n])
}, 60_000)
