import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Miner, startMiner } from '../../miner/miner.ts'
import type { Inference } from '../../src/inference/model.ts'
import { createInference } from '../../src/inference/pool.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createClosing } from '../../src/lib/closing.ts'
import { silent } from '../../src/lib/log.ts'
import { bringUp } from '../../src/localnet/bring-up.ts'
import { type EpochWatch, watchEpochs } from '../../src/localnet/epochs.ts'
import { publishTaskSet } from '../../src/localnet/task-set.ts'
import { CLAIM_BYTES } from '../../src/protocol/claim.ts'
import { RECEIPT_BYTES } from '../../src/protocol/receipt.ts'
import { checkReceiptFile } from '../../src/protocol/receipt-check.ts'
import type { Chain } from '../../src/subtensor/chain.ts'
import type { Metagraph, Neuron } from '../../src/subtensor/metagraph.ts'
import { tasks } from '../../src/tasks/index.ts'
import { createLoader } from '../../src/tasks/set/load.ts'
import type { TaskSet } from '../../src/tasks/set/schema.ts'
import { createAsker } from '../../src/transport/asker.ts'
import { serveReceipts } from '../../validator/receipt-server.ts'
import { replay } from '../../validator/replay.ts'
import { startValidator, type Validator } from '../../validator/validator.ts'
import { answerOf } from '../support/exchange.ts'
import { babbling, type Hostile, hanging, liar, startHostile, UNKNOWN } from '../support/hostile.ts'
import { startTestChain, type TestChain } from '../support/live-chain.ts'
import { servedRound } from '../support/served-round.ts'
import { keysOf, manifestAt, reach, smallSubnet } from '../support/subnet.ts'
import { packageManifests, taskSetOf } from '../support/task-set.ts'

const BLOCK_MS = 100
const TEMPO = 40
const HONEST = ['digits/linear', 'digits/mlp64', 'digits/cnn-m', 'text-classification/small'] as const
const HOSTILE = ['liar', 'hanging', 'babbling', 'dying'] as const
const VALIDATORS = { 'validator-1': 60_000n, 'validator-2': 40_000n }
const EPOCHS = 4
/** Where a receipt has its score. */
const SCORE_AT = CLAIM_BYTES + 16

const modules = { clock: systemClock, log: silent }
const closing = createClosing(silent)
const miners = new Map<string, Miner>()
const hostiles = new Map<string, Hostile>()
const validators = new Map<string, Validator>()
let node: TestChain
let chain: Chain
let netuid: number
let folder: string
let epochs: EpochWatch
let set: TaskSet
let inference: Inference
let firstPaid: Metagraph

const addressOf = (name: string): string => keysOf(name).hotkey.address
const neuronOf = ({ neurons }: Metagraph, name: string): Neuron => {
  const found = neurons.find(({ hotkey }) => hotkey === addressOf(name))
  if (found === undefined) throw new Error(`${name} is not on the subnet`)
  return found
}

async function validate(name: keyof typeof VALIDATORS): Promise<Validator> {
  const { hotkey } = keysOf(name)
  const asker = createAsker({ ...modules, keypair: hotkey })
  const validator = await startValidator(
    {
      ...modules,
      chain,
      asker,
      tasks: [...tasks.values()],
      manifests: packageManifests(),
      loadTaskSet: createLoader([set]),
      inference,
      hotkey,
    },
    { netuid, dataDir: join(folder, name), sample: 64, marginBlocks: 6, closeBlocks: 5 },
  )
  closing.add(`sessions of ${name}`, () => asker.close())
  closing.add(name, () => validator.close())
  validators.set(name, validator)
  return validator
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'subnet-'))
  closing.add('folder', () => rm(folder, { recursive: true }))
  node = await startTestChain({ blockMs: BLOCK_MS, tempo: TEMPO })
  closing.add('chain', () => node.end())
  chain = await node.connect()
  const { plan, cast } = smallSubnet([...HONEST, ...HOSTILE], VALIDATORS)
  netuid = await bringUp({ chain, log: silent }, plan, cast)

  set = await taskSetOf(['digits', 'text-classification'], { challenges: 32, timeoutMs: 1_500, burstMs: 1_500 })
  await publishTaskSet({ chain, log: silent }, { netuid, owner: cast.owner.hotkey, set })

  inference = createInference({ log: silent })
  closing.add('models', () => inference.close())
  for (const path of HONEST) {
    const manifest = manifestAt(path)
    const works = [{ task: tasks.get(manifest.task)!, model: await inference.open(manifest) }]
    const miner = await startMiner(
      { ...modules, chain, works, ...keysOf(path) },
      { netuid, host: '127.0.0.2', port: 0, concurrency: 2, queue: 32, minStake: 0n, capacity: 4 },
    )
    closing.add(path, () => miner.close())
    miners.set(path, miner)
  }

  const best = await inference.open(manifestAt('digits/cnn-m'))
  const answers = {
    liar,
    hanging,
    babbling: babbling(),
    // As good as the best of them, once.
    dying: async ({ task, inputs }) => {
      if (task !== 'digits') return UNKNOWN
      setImmediate(() => void hostiles.get('dying')?.close())
      return answerOf(await best.run(inputs))
    },
  } satisfies Record<(typeof HOSTILE)[number], Parameters<typeof startHostile>[2]>
  for (const name of HOSTILE) {
    const hostile = await startHostile({ chain, ...keysOf(name) }, netuid, answers[name])
    closing.add(name, () => hostile.close())
    hostiles.set(name, hostile)
  }

  const stop = new AbortController()
  closing.add('epochs', () => stop.abort())
  epochs = watchEpochs(
    { chain, log: silent },
    { netuid, miners: new Set([...miners.values()].map(({ hotkey }) => hotkey)), signal: stop.signal },
    () => {},
  )
  await Promise.all([validate('validator-1'), validate('validator-2')])
  await reach(chain, 'a miner is paid', { within: 10 * TEMPO, when: () => epochs.paid() >= 1 })
  firstPaid = await chain.metagraph(netuid)
  await reach(chain, `${EPOCHS} epochs in which a miner was paid`, {
    within: 20 * TEMPO,
    when: () => epochs.paid() >= EPOCHS,
  })
}, 120_000)

afterAll(() => closing.close())

test('miners are paid in the order of the quality of what they answer', async () => {
  const metagraph = await chain.metagraph(netuid)
  const paid = (name: string): number => Number(neuronOf(metagraph, name).stake)
  expect(paid('digits/linear')).toBeGreaterThan(0)
  expect(paid('digits/mlp64')).toBeGreaterThan(1.5 * paid('digits/linear'))
  expect(paid('digits/cnn-m')).toBeGreaterThan(paid('digits/mlp64'))
  // It has its task for itself, and half of the pot is that task's.
  expect(paid('text-classification/small')).toBeGreaterThan(paid('digits/cnn-m'))
})

test('who lies, hangs, babbles or dies earns nothing to speak of, and was asked like everyone else', async () => {
  const metagraph = await chain.metagraph(netuid)
  const least = neuronOf(metagraph, 'digits/linear')
  for (const [name, hostile] of hostiles) {
    expect(hostile.asked(), name).toBeGreaterThan(0)
    const { emission } = neuronOf(metagraph, name)
    // Guesses that were lucky lie a little above the baseline.
    if (name === 'liar') expect(Number(emission), name).toBeLessThan(Number(least.emission) / 2)
    else expect(emission, name).toBe(0n)
  }
  expect(neuronOf(metagraph, 'hanging').stake).toBe(0n)
  expect(neuronOf(metagraph, 'babbling').stake).toBe(0n)
})

test('the first weights wait for everyone who answers', () => {
  for (const name of HONEST) expect(neuronOf(firstPaid, name).emission, name).toBeGreaterThan(0n)
})

test('each validator sets its weights once an epoch', async () => {
  const end = (await chain.nextEpochBlock(netuid))! + BigInt(EPOCHS * TEMPO)
  const seen = new Map(Object.keys(VALIDATORS).map((name) => [name, new Set<bigint>()]))
  await reach(chain, 'some epochs have passed', {
    within: (EPOCHS + 2) * TEMPO,
    when: async () => {
      const metagraph = await chain.metagraph(netuid)
      for (const [name, blocks] of seen) blocks.add(neuronOf(metagraph, name).lastUpdate)
      return metagraph.block >= end
    },
  })
  for (const [name, blocks] of seen) {
    // The row that was there already, and one for each epoch whose last blocks were seen.
    expect(blocks.size - 1, name).toBeGreaterThanOrEqual(EPOCHS)
    expect(blocks.size - 1, name).toBeLessThanOrEqual(EPOCHS + 1)
  }
})

test('every rao issued is paid, burned or carried over, and the invariants of the chain hold', async () => {
  expect(epochs.rows().length).toBeGreaterThanOrEqual(EPOCHS)
  for (const { block, issued, paid, burned, carried } of epochs.rows()) {
    expect(issued, `epoch at block ${block}`).toBe(paid + burned + carried)
  }
  expect(await chain.brokenInvariants()).toEqual([])
})

test('a validator that is stopped and started again thinks of everyone as before', async () => {
  const before = validators.get('validator-2')!
  await before.close()
  const thought = before.scores()
  const after = await validate('validator-2')
  expect(after.scores()).toEqual(thought)
  const rowSetAt = neuronOf(await chain.metagraph(netuid), 'validator-2').lastUpdate
  await reach(chain, 'its weights are set again', {
    within: 3 * TEMPO,
    when: async () => neuronOf(await chain.metagraph(netuid), 'validator-2').lastUpdate > rowSetAt,
  })
  for (const { uid, task } of thought) {
    expect(
      after.scores().some((entry) => entry.uid === uid && entry.task === task),
      `${task} of uid ${uid}`,
    ).toBe(true)
  }
})

test('what a validator did is given away once its weights are known, and every receipt proves who signed it', async () => {
  const { receipts } = validators.get('validator-1')!
  const server = await serveReceipts({ pages: receipts, log: silent }, { host: '127.0.0.2', port: 0 })
  closing.add('receipts', () => server.close())
  const get = async (path: string) => {
    const response = await fetch(`${server.url}${path}`)
    return { status: response.status, body: (await response.json()) as { readonly count?: number } }
  }
  const kept = (await readdir(join(folder, 'validator-1', 'rounds'))).filter((name) => /^\d+$/.test(name)).map(Number)
  // In the first one the miners may not know yet that they are to answer.
  const rounds = await Promise.all(
    kept
      .toSorted((one, other) => one - other)
      .slice(0, 3)
      .map((each) => servedRound(server.url, each)),
  )
  const { epoch, record, receipts: given } = rounds.find((round) => round.receipts.some(({ items }) => items > 0))!
  const { count } = record
  expect(given).toHaveLength(count)
  const index = given.findIndex(({ items }) => items > 0)
  const { body } = await get(`/v1/receipts/${epoch}/${index}`)
  expect(checkReceiptFile(body)).toMatchObject({ ok: true, signedBy: ['miner', 'judge'] })
  expect((await get(`/v1/bodies?round=${epoch}`)).body.count).toBe(count)

  expect((await get(`/v1/receipts/${epoch}/${count}`)).status).toBe(404)
  expect((await get(`/v1/receipts?round=${epoch + 1_000}`)).status).toBe(404)
  expect((await get('/v1/receipts?round=now')).status).toBe(400)
  expect((await get('/v1/secrets')).status).toBe(400)
})

test('a round that was kept comes out the same in another folder, and what was altered is found', async () => {
  const [, kept] = (await readdir(join(folder, 'validator-1', 'rounds'))).map(Number).sort((a, b) => a - b)
  const copy = join(folder, 'copy')
  for (const part of [`rounds/${kept}`, 'task-sets'])
    await cp(join(folder, 'validator-1', part), join(copy, part), { recursive: true })
  const again = () =>
    replay(
      {
        tasks: [...tasks.values()],
        manifests: packageManifests(),
        loadTaskSet: createLoader([], [join(copy, 'task-sets', '$hash.json')]),
        inference,
        log: silent,
      },
      { dataDir: copy, epoch: BigInt(kept!), signal: new AbortController().signal },
    )
  const found = await again()
  expect(found).toMatchObject({ differences: [], same: true })
  expect(found.receipts).toBeGreaterThan(100)

  const file = join(copy, 'rounds', String(kept), 'receipts.bin')
  const receipts = await readFile(file)
  const at = receipts.findIndex((_, byte) => byte % RECEIPT_BYTES === SCORE_AT && receipts.readUInt32LE(byte) > 0)
  receipts.writeUInt32LE(receipts.readUInt32LE(at) + 1, at)
  await writeFile(file, receipts)
  expect((await again()).differences).toMatchObject([{ receipt: Math.floor(at / RECEIPT_BYTES), what: 'verdict' }])
})

test('with the chain gone and back, everyone goes on, weights are set and miners are paid', async () => {
  const before = await chain.metagraph(netuid)
  const rounds = validators.get('validator-1')!.rounds()
  const paid = epochs.paid()
  await node.stop()
  await node.start()
  await reach(chain, 'two more epochs in which a miner was paid', {
    within: 6 * TEMPO,
    when: () => epochs.paid() >= paid + 2,
  })
  const after = await chain.metagraph(netuid)
  for (const name of Object.keys(VALIDATORS)) {
    expect(neuronOf(after, name).lastUpdate, name).toBeGreaterThan(before.block)
  }
  for (const name of HONEST) {
    expect(neuronOf(after, name).stake, name).toBeGreaterThan(neuronOf(before, name).stake)
  }
  expect(validators.get('validator-1')!.rounds()).toBeGreaterThan(rounds)
  expect(await chain.brokenInvariants()).toEqual([])
})
