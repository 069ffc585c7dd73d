import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMiner } from '../../miner/miner.ts'
import { readEvidence, readTold } from '../../src/audit/evidence.ts'
import type { Told } from '../../src/audit/history.ts'
import { type AuditReport, auditRound, type RoundEvidence } from '../../src/audit/round.ts'
import { RoundRecord } from '../../src/audit/wire.ts'
import { decodeTable } from '../../src/consensus/reward/codec.ts'
import type { Inference } from '../../src/inference/model.ts'
import { createInference } from '../../src/inference/pool.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createClosing } from '../../src/lib/closing.ts'
import { silent } from '../../src/lib/log.ts'
import { bringUp } from '../../src/localnet/bring-up.ts'
import { publishTaskSet } from '../../src/localnet/task-set.ts'
import type { Receipt } from '../../src/protocol/receipt.ts'
import { decodeReceipts } from '../../src/protocol/receipts.ts'
import type { Desk } from '../../src/subtensor/desk.ts'
import { tasks } from '../../src/tasks/index.ts'
import { REASONS } from '../../src/tasks/reason.ts'
import { createLoader } from '../../src/tasks/set/load.ts'
import type { TaskSet } from '../../src/tasks/set/schema.ts'
import { createAsker } from '../../src/transport/asker.ts'
import { judgeDeep } from '../../validator/deep.ts'
import { type Body, decodeBodies, encodeBodies } from '../../validator/round/body.ts'
import { drawnChallenges } from '../../validator/schedule.ts'
import { startValidator } from '../../validator/validator.ts'
import { hanging, startHostile } from '../support/hostile.ts'
import { startTestChain } from '../support/live-chain.ts'
import { keysOf, manifestAt, reach, smallSubnet } from '../support/subnet.ts'
import { packageManifests, taskSetOf } from '../support/task-set.ts'

const TEMPO = 20
const ROUNDS = 3
const MODELS = ['digits/mlp64', 'digits/cnn-m'] as const
const VALIDATORS = { 'validator-1': 60_000n, 'validator-2': 40_000n }

const modules = { clock: systemClock, log: silent }
const closing = createClosing(silent)
let desk: Desk
let netuid: number
let folder: string
let set: TaskSet
let inference: Inference

/** What a validator kept of a round, as whoever asks it gets it. */
async function keptRound(name: string, epoch: bigint): Promise<RoundEvidence> {
  const file = (what: string): Promise<Buffer> => readFile(join(folder, name, 'rounds', String(epoch), what))
  return {
    record: RoundRecord.parse(JSON.parse((await file('round.json')).toString())),
    before: decodeTable(await file('before.bin'))!,
    after: decodeTable(await file('after.bin'))!,
    receipts: await file('receipts.bin'),
  }
}

/** The rounds whose rows are on the chain: that of the last may still be to come. */
async function judgedRounds(name: string): Promise<readonly bigint[]> {
  const kept = await readdir(join(folder, name, 'rounds')).catch(() => [])
  return kept
    .filter((each) => /^\d+$/.test(each))
    .map(BigInt)
    .sort((one, other) => Number(one - other))
    .slice(0, -1)
}

async function auditOf(name: string, epoch: bigint): Promise<AuditReport> {
  const of = { netuid, validator: keysOf(name).hotkey.address, epochs: 100 }
  const told: readonly Told[] = await readTold(desk, of)
  const round = await keptRound(name, epoch)
  const earlier = (await judgedRounds(name)).filter((each) => each < epoch).at(-1)
  const previous = earlier === undefined ? undefined : await keptRound(name, earlier)
  const chain = await readEvidence(desk, { record: round.record, told }, of)
  const drawn = drawnChallenges(round.record, set)
  return auditRound({ round, chain, set, drawn, ...(previous && { previous }) })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'))
  closing.add('folder', () => rm(folder, { recursive: true }))
  const node = await startTestChain({ blockMs: 200, tempo: TEMPO })
  closing.add('chain', () => node.end())
  desk = await node.desk()
  const { chain } = desk
  const { plan, cast } = smallSubnet([...MODELS, 'hanging'], VALIDATORS)
  netuid = await bringUp({ chain, log: silent }, plan, cast)
  set = await taskSetOf(['digits', 'digit-scores'], { challenges: 8, timeoutMs: 500, burstMs: 200 })
  await publishTaskSet({ chain, log: silent }, { netuid, owner: cast.owner.hotkey, set })

  inference = createInference({ log: silent })
  closing.add('models', () => inference.close())
  for (const path of MODELS) {
    const model = await inference.open(manifestAt(path))
    // The best of them is the one that everybody may serve.
    const names = path === 'digits/cnn-m' ? ['digits', 'digit-scores'] : ['digits']
    const works = names.map((name) => ({ task: tasks.get(name)!, model }))
    const miner = await startMiner(
      { ...modules, chain, works, ...keysOf(path) },
      { netuid, host: '127.0.0.2', port: 0, concurrency: 2, queue: 32, minStake: 0n },
    )
    closing.add(path, () => miner.close())
  }
  const hostile = await startHostile({ chain, ...keysOf('hanging') }, netuid, hanging)
  closing.add('hanging', () => hostile.close())
  for (const name of Object.keys(VALIDATORS)) {
    const { hotkey } = keysOf(name)
    const asker = createAsker({ ...modules, keypair: hotkey })
    const loadTaskSet = createLoader([set])
    const judge = { ...modules, chain, asker, hotkey, inference, loadTaskSet, manifests: packageManifests() }
    const validator = await startValidator(
      { ...judge, tasks: [...tasks.values()] },
      { netuid, dataDir: join(folder, name), sample: 64, marginBlocks: 5, closeBlocks: 8 },
    )
    closing.add(`sessions of ${name}`, () => asker.close())
    closing.add(name, () => validator.close())
  }
  await reach(chain, `${ROUNDS} rounds are judged`, {
    within: 20 * TEMPO,
    when: async () => (await judgedRounds('validator-2')).length >= ROUNDS,
  })
}, 120_000)
afterAll(() => closing.close())

test('an honest validator’s rounds hold, and every weight of its rows is the one that is reckoned', async () => {
  for (const name of Object.keys(VALIDATORS)) {
    const rounds = await judgedRounds(name)
    expect(rounds.length).toBeGreaterThanOrEqual(2)
    for (const [at, epoch] of rounds.entries()) {
      const report = await auditOf(name, epoch)
      // On a busy machine a window of a second closes on challenges that were still to be asked.
      const found = report.findings.filter(({ code }) => code !== 'MISSING')
      expect(found, `${name}, epoch ${epoch}`).toEqual([])
      expect(report.receipts).toBeGreaterThan(0)
      expect(report.checkpoint).toBe(at > 0)
    }
  }
})

/** Judges some receipts of a round again, from bodies as the test changes them. */
async function judgedAgain(
  epoch: bigint,
  { change = (all) => all, bodies = (all) => all, record }: Alterations = {},
): Promise<{ readonly receipts: readonly Receipt[]; readonly found: readonly string[] }> {
  const round = await keptRound('validator-1', epoch)
  const opened = decodeReceipts(round.receipts)
  if (!opened.ok) throw new Error(opened.reason)
  const kept = decodeBodies(await readFile(join(folder, 'validator-1', 'rounds', String(epoch), 'bodies.bin')))
  const receipts = change(opened.receipts)
  const deviations = await judgeDeep(
    {
      log: silent,
      inference,
      tasks: [...tasks.values()],
      manifests: packageManifests(),
      loadTaskSet: createLoader([set]),
      fetchBodies: async (offset) => {
        const page = bodies(kept).slice(offset, offset + 7)
        const unheard = { kind: 'challenge', miner: '', timeMs: 0, tookMs: 0, timeoutMs: 0 } as const
        return encodeBodies(page.map((body) => ({ ...unheard, ...body })))
      },
    },
    {
      record: { ...round.record, ...record },
      receipts,
      chosen: receipts.map((_, number) => number),
      signal: new AbortController().signal,
    },
  )
  return { receipts, found: [...new Set(deviations.map(({ what }) => what))] }
}

type Alterations = {
  readonly change?: (all: readonly Receipt[]) => readonly Receipt[]
  readonly bodies?: (all: readonly Body[]) => readonly Body[]
  readonly record?: Partial<RoundEvidence['record']>
}

test('answers judged again come to what the receipts say, of open and of served tasks', async () => {
  const epoch = (await judgedRounds('validator-1')).at(-1)!
  const { receipts, found } = await judgedAgain(epoch)
  expect(found).toEqual([])
  const judged = receipts.filter(({ reason }) => reason === REASONS.OK)
  expect(new Set(judged.map(({ task }) => task))).toEqual(new Set([0, 1]))
})

test('a score, an answer or a challenge that was altered is found by judging again', async () => {
  const epoch = (await judgedRounds('validator-1')).at(-1)!
  const raised = (all: readonly Receipt[]) =>
    all.map((each) => (each.score > 0n ? { ...each, score: each.score - 1n } : each))
  expect((await judgedAgain(epoch, { change: raised })).found).toEqual(['verdict'])
  const swapped = (all: readonly Body[]) => [...all.slice(1), all[0]!]
  expect((await judgedAgain(epoch, { bodies: swapped })).found).toContain('body')
  expect((await judgedAgain(epoch, { bodies: () => [] })).found).toEqual(['body'])
  expect((await judgedAgain(epoch, { record: { secret: '00'.repeat(32) } })).found).toEqual(['request'])
}, 30_000)
