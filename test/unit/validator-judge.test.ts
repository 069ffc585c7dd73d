import { beforeAll, expect, test } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import type { Model } from '../../src/inference/model.ts'
import { BadInputError } from '../../src/lib/errors.ts'
import type { Tensor } from '../../src/lib/tensor.ts'
import { fault, type Response } from '../../src/protocol/request.ts'
import { modelOf } from '../../src/sim/models.ts'
import { labels } from '../../src/sim/tasks/labels.ts'
import { vectors } from '../../src/sim/tasks/vectors.ts'
import type { Task } from '../../src/tasks/task.ts'
import { judgeChallenge, judgeQuery, type Sitting } from '../../validator/round/bench.ts'
import type { Court } from '../../validator/round/court.ts'
import type { Exchange } from '../../validator/round/exchange.ts'
import type { Ask } from '../../validator/synth/asks.ts'
import { requestOf, SOME_MODEL } from '../support/exchange.ts'

beforeAll(ready)

const seed = new Uint8Array(32).fill(7)
const sizes = [8, 8, 8, 8]
const sitting: Sitting = {
  genesis: '00',
  asker: 'a judge',
  secret: new Uint8Array(32).fill(1),
  responseHash: ({ request }) => Buffer.alloc(32, Number(request.nonce % 251n)),
  signal: new AbortController().signal,
}

function court(task: Task, referee: Model): Court {
  return {
    index: 0,
    task,
    referee,
    model: SOME_MODEL,
    tolerance: 1e-4,
    difficulty: 0.5,
    challenges: 4,
    organicPpm: 500_000,
    timeoutMs: 1_000,
    burstMs: 500,
  }
}

const exchange = (task: Task, inputs: readonly Tensor[], response: Response, tookMs = 10): Exchange => ({
  kind: 'challenge',
  miner: 'a miner',
  request: requestOf(task.name, inputs),
  response,
  timeMs: 0,
  tookMs,
  timeoutMs: 1_000,
})
const answer = async (
  task: Task,
  quality: number,
  inputs: readonly Tensor[],
  model = SOME_MODEL,
): Promise<Response> => ({
  ok: true,
  model,
  outputs: await modelOf({ task: task.name, quality }).run(inputs),
})
const planned = (kind: 'challenge' | 'load' = 'challenge') => ({
  pair: { task: 0, uid: 1, hotkey: 'a miner', capacity: 1 },
  kind,
  seed,
  asks: asksOf(sizes),
})
const asksOf = (sizes: readonly number[]): readonly Ask[] =>
  sizes.map((items, line) => ({ line, atMs: 0, wait: undefined, items, bytes: undefined }))

test('an open task is judged by its key, and the baseline on the same inputs', async () => {
  const { requests } = labels.pose(seed, sizes)
  const exchanges = await Promise.all(
    requests.map(async (inputs) => exchange(labels, inputs, await answer(labels, 1, inputs))),
  )
  const verdicts = await judgeChallenge(court(labels, modelOf({ task: labels.name, quality: 0.5 })), planned(), {
    sitting,
    exchanges,
  })
  for (const verdict of verdicts) expect(verdict).toMatchObject({ reason: 'OK', items: 8, score: 8_000_000n })
  const guessed = verdicts.reduce((sum, verdict) => sum + Number(verdict!.baseline), 0) / 32e6
  expect(guessed).toBeGreaterThan(0.2)
  expect(guessed).toBeLessThan(0.8)
})

test('who fails is judged on nothing, and what was never asked not at all', async () => {
  const { requests } = labels.pose(seed, sizes)
  const good = await answer(labels, 1, requests[3]!)
  const exchanges = [
    exchange(labels, requests[0]!, fault('TIMEOUT', 'late')),
    exchange(labels, requests[1]!, fault('BUSY', 'full')),
    undefined,
    exchange(labels, requests[3]!, good, 1_001),
  ]
  const referee = modelOf({ task: labels.name, quality: 0.5 })
  const verdicts = await judgeChallenge(court(labels, referee), planned(), { sitting, exchanges })
  expect(verdicts.map((verdict) => verdict?.reason)).toEqual(['LATE', 'REFUSED', undefined, 'LATE'])
  for (const verdict of verdicts) if (verdict) expect(verdict).toMatchObject({ items: 0, score: 0n })
})

test('who is there and twice fails a request is judged on it as if it had been wrong', async () => {
  const { requests } = labels.pose(seed, sizes)
  const bench = court(labels, modelOf({ task: labels.name, quality: 0.5 }))
  const right = await Promise.all(
    requests.map(async (inputs) => exchange(labels, inputs, await answer(labels, 1, inputs))),
  )
  const busy = exchange(labels, requests[0]!, fault('BUSY', 'full'))
  const gone = exchange(labels, requests[0]!, fault('UNREACHABLE', 'nobody'))
  const judge = (exchanges: readonly (Exchange | undefined)[]) =>
    judgeChallenge(bench, planned(), { sitting, exchanges })
  const [honest, ...others] = await judge(right)

  const [twice, ...rest] = await judge([{ ...gone, earlier: busy }, ...right.slice(1)])
  expect(twice).toEqual({ reason: 'UNREACHABLE', items: 8, score: 0n, baseline: honest!.baseline })
  expect(rest).toEqual(others)

  const nothing = { items: 0, score: 0n, baseline: 0n }
  expect((await judge([busy, ...right.slice(1)]))[0], 'once').toMatchObject({ reason: 'REFUSED', ...nothing })
  const second = await judge([{ ...right[0]!, earlier: busy }, ...right.slice(1)])
  expect(second[0], 'answered the second time').toEqual(honest)
  const down = { ...gone, earlier: busy }
  expect((await judge([down, down, down, right[3]]))[0], 'a quarter is there').toMatchObject({ items: 8 })
  for (const verdict of await judge([down, down, down, down])) expect(verdict, 'nobody').toMatchObject(nothing)
})

test('a served model is run again: what is off is proven, another model earns nothing', async () => {
  const { requests } = vectors.pose(seed, sizes)
  const exchanges = [
    exchange(vectors, requests[0]!, await answer(vectors, 1, requests[0]!)),
    exchange(vectors, requests[1]!, await answer(vectors, 0.99, requests[1]!)),
    exchange(vectors, requests[2]!, await answer(vectors, 1, requests[2]!, 'ee'.repeat(32))),
    exchange(vectors, requests[3]!, { ok: true, model: SOME_MODEL, outputs: [] }),
  ]
  const referee = modelOf({ task: vectors.name, quality: 1 })
  const verdicts = await judgeChallenge(court(vectors, referee), planned(), { sitting, exchanges })
  expect(verdicts.map((verdict) => verdict!.reason)).toEqual(['OK', 'MISMATCH', 'WRONG_MODEL', 'BAD_SHAPE'])
  expect(verdicts.map((verdict) => verdict!.score)).toEqual([8_000_000n, 0n, 0n, 0n])
  expect(verdicts.map((verdict) => verdict!.items)).toEqual([8, 8, 8, 8])
})

test('of a load test some answers are checked, and of queries as many as the task set says', async () => {
  const many = Array.from({ length: 200 }, () => 1)
  const { requests } = vectors.pose(seed, many)
  const exchanges = await Promise.all(
    requests.map(async (inputs) => exchange(vectors, inputs, await answer(vectors, 1, inputs))),
  )
  const bench = court(vectors, modelOf({ task: vectors.name, quality: 1 }))
  const load = await judgeChallenge(bench, { ...planned('load'), asks: asksOf(many) }, { sitting, exchanges })
  const checked = load.filter((verdict) => verdict!.reason === 'OK').length
  expect(checked).toBeGreaterThan(20)
  expect(checked).toBeLessThan(90)
  const queries = await Promise.all(exchanges.map((each) => judgeQuery(bench, { ...each, kind: 'query' }, sitting)))
  const looked = queries.filter((verdict) => verdict!.reason === 'OK').length
  expect(looked).toBeGreaterThan(60)
  expect(looked).toBeLessThan(140)
})

test('of the least load test one answer is checked', async () => {
  const bench = court(vectors, modelOf({ task: vectors.name, quality: 1 }))
  for (let turn = 0; turn < 20; turn++) {
    const { requests } = vectors.pose(new Uint8Array(32).fill(turn), [1])
    const exchanges = [exchange(vectors, requests[0]!, await answer(vectors, 1, requests[0]!))]
    const [verdict] = await judgeChallenge(bench, { ...planned('load'), asks: asksOf([1]) }, { sitting, exchanges })
    expect(verdict!.reason, `${turn}`).toBe('OK')
  }
})

test('a query that no miner could answer is nobody’s failure', async () => {
  const refused = exchange(labels, [], fault('MALFORMED', 'not mine'))
  const strict: Model = {
    ...modelOf({ task: labels.name, quality: 1 }),
    run: () => Promise.reject(new BadInputError('expected items')),
  }
  expect(await judgeQuery(court(labels, strict), refused, sitting)).toBeUndefined()
  const [inputs] = labels.pose(seed, [1]).requests
  const blamed = exchange(labels, inputs!, fault('MALFORMED', 'not mine'))
  expect(await judgeQuery(court(labels, modelOf({ task: labels.name, quality: 1 })), blamed, sitting)).toMatchObject({
    reason: 'REFUSED',
  })
})
