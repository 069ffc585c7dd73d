import { beforeAll, describe, expect, it } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import type { Decoder } from '../../src/inference/generation/decoder.ts'
import { drawWords, gumbel } from '../../src/inference/generation/noise.ts'
import type { GenerateOrder } from '../../src/inference/generation/order.ts'
import { orderTensors, readExamined, readOrder } from '../../src/inference/generation/tensors.ts'
import type { Model } from '../../src/inference/model.ts'
import type { Tensor } from '../../src/lib/tensor.ts'
import { responseHash } from '../../src/protocol/exchange-hash.ts'
import type { Receipt } from '../../src/protocol/receipt.ts'
import { decodeReceipts } from '../../src/protocol/receipts.ts'
import { REASONS } from '../../src/tasks/reason.ts'
import { textGeneration } from '../../src/tasks/text-generation/index.ts'
import { conversationTensors, readConversation } from '../../src/tasks/text-generation/request.ts'
import { judgeAgain } from '../../validator/round/again.ts'
import { judgeQuery, type Sitting } from '../../validator/round/bench.ts'
import type { Court } from '../../validator/round/court.ts'
import type { Exchange } from '../../validator/round/exchange.ts'
import { leavesOf } from '../../validator/round/leaves.ts'
import { keepSlips, type SlipCount } from '../../validator/round/slips.ts'
import { habitsHash } from '../../validator/synth/habits.ts'
import { SOME_MODEL } from '../support/exchange.ts'
import { createFakeDecoder } from '../support/fake-decoder.ts'
import { createFakeTextModel } from '../support/text-model.ts'

const NETUID = 1
const GENESIS = `0x${'42'.repeat(32)}`
const ANSWERS = 16
const honest = createFakeTextModel()
/** Below the regret that is allowed. */
const SLIP = 0.0095
/** Takes the second best token wherever it is nearly as good; with the log-probabilities of a true prefill. */
const slipping: Model = {
  ...honest,
  async run(inputs, options) {
    const order = readOrder(inputs)
    if (order.kind !== 'generate') return honest.run(inputs, options)
    const outputs = await createFakeTextModel(careless(order)).run(inputs, options)
    const answer = Array.from(outputs.find(({ name }) => name === 'tokens')!.data as BigInt64Array, Number)
    const scored = await honest.run(orderTensors({ ...order, kind: 'score', answer, checked: answer.length }))
    const data = Float32Array.from(readExamined(scored).logprobs)
    return outputs.map(
      (each): Tensor => (each.name === 'logprobs' && each.datatype === 'FP32' ? { ...each, data } : each),
    )
  },
}

function careless({ seed, temperature, prompt }: GenerateOrder): Decoder {
  const decoder = createFakeDecoder()
  return {
    ...decoder,
    async step(step) {
      const stepped = await decoder.step(step)
      const position = stepped.cache.length - prompt.length
      if (position < 0) return stepped
      const words = drawWords(seed, position, decoder.vocabulary)
      const scores = Array.from(stepped.logits, (logit, token) => ({
        token,
        at: logit / temperature + gumbel(words[token]!),
      }))
      const [best, second] = scores.sort((one, other) => other.at - one.at)
      if (best!.at - second!.at < SLIP) stepped.logits[best!.token]! -= 2 * SLIP * temperature
      return stepped
    },
  }
}

const court = (): Court => ({
  index: 0,
  task: textGeneration,
  referee: honest,
  model: SOME_MODEL,
  tolerance: 1e-4,
  difficulty: 0.5,
  challenges: 4,
  organicPpm: 1_000_000,
  timeoutMs: 1_000,
  burstMs: 500,
})
const judge = () => keypairFromUri('//judge')
const miner = (name: string): string => keypairFromUri(`//${name}`).address
const sitting = (): Sitting => ({
  genesis: GENESIS,
  asker: judge().address,
  secret: new Uint8Array(32).fill(1),
  responseHash: ({ request, response }) => responseHash(request.task, response.ok ? response.outputs : []),
  signal: new AbortController().signal,
})

/** Answers to people's questions of 512 tokens, all of them looked at. */
async function answersOf(name: string, model: Model, from: number): Promise<readonly Exchange[]> {
  const { requests } = textGeneration.pose(
    new Uint8Array(32).fill(from),
    Array.from({ length: ANSWERS }, () => 1),
  )
  return Promise.all(
    requests.map(async (posed, i) => {
      const inputs = conversationTensors({ ...readConversation(posed), temperature: 0.7, maxTokens: 512, stops: [] })
      const nonce = BigInt(1_000 * from + i)
      const asked = { genesis: GENESIS, asker: judge().address, miner: miner(name), nonce, inputs }
      const outputs = await textGeneration.run(model, inputs, { asked })
      return {
        kind: 'query',
        miner: miner(name),
        request: { task: textGeneration.name, inputs, nonce, block: 0n },
        response: { ok: true, model: SOME_MODEL, outputs },
        timeMs: 0,
        tookMs: 10,
        timeoutMs: 1_000,
      } satisfies Exchange
    }),
  )
}

type Round = {
  readonly receipts: readonly Receipt[]
  readonly exchanges: readonly Exchange[]
  readonly slips: readonly SlipCount[]
}

async function roundOf(exchanges: readonly Exchange[], slips: readonly SlipCount[] = []): Promise<Round> {
  const found = []
  for (const exchange of exchanges) {
    const verdict = (await judgeQuery(court(), exchange, sitting()))!
    found.push({ exchange, verdict, court: court(), uid: 2 })
  }
  const modules = { netuid: NETUID, hotkey: judge(), tasks: new Map([[textGeneration.name, textGeneration]]) }
  const after = leavesOf(modules, found, { isSealed: () => true, slips })
  const opened = decodeReceipts(Buffer.concat(after.leaves.map(({ receipt }) => receipt)))
  if (!opened.ok) throw new Error(opened.reason)
  return { receipts: opened.receipts, exchanges: after.leaves.map(({ exchange }) => exchange), slips: after.slips }
}

const firstSlips = ({ receipts }: Round): number => receipts.findIndex(({ reason }) => reason === REASONS.SLIPS)

async function deep({ receipts, exchanges }: Round, slips: readonly SlipCount[]): Promise<readonly string[]> {
  const facts = {
    secret: sitting().secret,
    blockHash: new Uint8Array(32),
    habits: habitsHash(),
    windowMs: 1_000,
    tasks: [],
    pairs: [],
  }
  const { signal } = sitting()
  const bodies = async (from: number, to: number) => exchanges.slice(from, to)
  const found = await judgeAgain(
    { courts: [court()], genesis: GENESIS, judge: judge().address, bodies, signal },
    { facts, receipts, slips },
    receipts.map((_, number) => number),
  )
  return found.map(({ receipt, what }) => `${receipt} ${what}`)
}

let [cheats, fair]: (readonly Exchange[])[] = []
beforeAll(async () => {
  await ready()
  cheats = await answersOf('cheat', slipping, 1)
  fair = await answersOf('honest', honest, 1)
})

describe('a miner that slips a little in its answers', () => {
  it('is caught after some, though each of them passes by itself, and an honest one never', async () => {
    for (const [i, exchange] of cheats!.entries())
      expect(await judgeQuery(court(), exchange, sitting()), `answer ${i}`).toMatchObject({ reason: 'OK' })
    const round = await roundOf(cheats!)
    const first = firstSlips(round)
    expect(first).toBeGreaterThan(0)
    expect(round.receipts[first]).toMatchObject({ score: 0n, items: 1 })
    const other = await roundOf(fair!)
    expect(other.receipts.every(({ reason }) => reason === REASONS.OK)).toBe(true)
    expect(other.slips).toMatchObject([{ miner: miner('honest'), task: 'text-generation', slips: 0 }])
  })

  it('is caught across rounds, by what was counted before', async () => {
    const whole = await roundOf(cheats!)
    const first = firstSlips(whole)
    const before = await roundOf(whole.exchanges.slice(0, first))
    expect(firstSlips(before)).toBe(-1)
    expect(firstSlips(await roundOf(whole.exchanges.slice(first), before.slips))).toBe(0)
    expect(firstSlips(await roundOf([whole.exchanges[first]!]))).toBe(-1)
  })

  it('is found so by the deep audit from the same counts, and not where they do not bear it out', async () => {
    const whole = await roundOf(cheats!)
    expect(await deep(whole, [])).toEqual([])
    const before = await roundOf(whole.exchanges.slice(0, firstSlips(whole)))
    const after = await roundOf(whole.exchanges.slice(firstSlips(whole)), before.slips)
    expect(await deep(after, before.slips)).toEqual([])
    expect(await deep(after, [])).toContain('0 verdict')
    const slipped = (round: Round): Round => ({
      ...round,
      receipts: round.receipts.map((receipt) => ({ ...receipt, reason: REASONS.SLIPS, score: 0n })),
    })
    expect(await deep(slipped(await roundOf(fair!)), [])).toHaveLength(ANSWERS)
  })

  it('is forgotten when it holds no uid any more, or the task is none of the set', () => {
    const count = (who: string, task: string): SlipCount => ({ miner: who, task, looked: 9, slips: 1 })
    const slips = [count('here', 'a'), count('gone', 'a'), count('here', 'b')]
    const kept = { miners: new Set(['here', 'other']), tasks: new Set(['a']) }
    expect(keepSlips(slips, kept)).toEqual([count('here', 'a')])
  })
})
