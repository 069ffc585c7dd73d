import { expect, test } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { silent } from '../../src/lib/log.ts'
import { fault } from '../../src/protocol/request.ts'
import { modelOf } from '../../src/sim/models.ts'
import { labels } from '../../src/sim/tasks/labels.ts'
import { vectors } from '../../src/sim/tasks/vectors.ts'
import type { Task } from '../../src/tasks/task.ts'
import type { Court } from '../../validator/round/court.ts'
import type { Exchange, Recorder } from '../../validator/round/exchange.ts'
import { planRound, type RoundFacts } from '../../validator/round/plan.ts'
import { runRound } from '../../validator/round/round.ts'
import { habitsHash } from '../../validator/synth/habits.ts'
import { FakeClock } from '../support/clock.ts'
import { SOME_MODEL } from '../support/exchange.ts'
import { endpoint, neuron } from '../support/neuron.ts'

await ready()

const timeoutMs = 100
const courtOf = (task: Task): Court => ({
  index: 0,
  task,
  referee: modelOf({ task: task.name, quality: task === labels ? 0.5 : 1 }),
  model: SOME_MODEL,
  tolerance: 1e-4,
  difficulty: 0.5,
  challenges: 20,
  organicPpm: 0,
  timeoutMs,
  burstMs: 500,
})
const factsOf = (task: Task, capacity: number): RoundFacts => ({
  secret: new Uint8Array(32).fill(1),
  blockHash: new Uint8Array(32).fill(2),
  habits: habitsHash(),
  windowMs: 5_000,
  tasks: [
    { name: task.name, challenges: 20, sizes: [1, 1], maxItems: 64, leastItems: 1, unitsPerItem: 1, burstMs: 500 },
  ],
  pairs: [{ task: 0, uid: 1, hotkey: 'hotkey-1', capacity }],
})

type Heard = { readonly kind: string; readonly atMs: number; readonly inputs: string; readonly nonce: bigint }

/** A round in which the miner fails whatever `fails` says, and answers all else by a perfect model. */
function holding(task: Task, fails: (nth: number, times: number) => boolean, { capacity = 0, closeMs = 5_500 } = {}) {
  const clock = new FakeClock(0)
  const heard: Heard[] = []
  const closing = new AbortController()
  const ending = new AbortController()
  const recorder: Pick<Recorder, 'ask'> = {
    async ask({ kind, place }, { hotkey }, request, options) {
      const inputs = JSON.stringify([...(request.inputs[0]!.data as Float32Array)].map(String))
      const before = heard.filter((each) => each.inputs === inputs).length
      heard.push({ kind, atMs: clock.now(), inputs, nonce: request.nonce })
      const order = [...new Set(heard.map((each) => each.inputs))].indexOf(inputs)
      const outputs = await modelOf({ task: task.name, quality: 1 }).run(request.inputs)
      const response = fails(order, before) ? fault('BUSY', 'full') : { ok: true as const, outputs, model: SOME_MODEL }
      const exchange = { kind, miner: hotkey, request, response, timeMs: clock.now(), tookMs: 5 }
      return { ...exchange, timeoutMs: options.timeoutMs, ...(place && { place }) } satisfies Exchange
    },
  }
  const facts = factsOf(task, capacity)
  const over = runRound(
    {
      recorder: recorder as Recorder,
      courts: [courtOf(task)],
      find: () => neuron({ uid: 1, endpoint }),
      block: () => 7n,
      clock,
      log: silent,
    },
    facts,
    {
      slackMs: 500,
      closing: closing.signal,
      sitting: {
        genesis: '00',
        asker: 'judge',
        secret: facts.secret,
        responseHash: ({ request }) => Buffer.alloc(32, Number(request.nonce % 251n)),
        signal: ending.signal,
      },
    },
  )
  const run = async () => {
    await clock.advance(closeMs)
    closing.abort()
    await clock.advance(1_000)
    return over
  }
  return { run, heard, facts, ending, over }
}

test('everything that is planned is asked, and all of it is judged', async () => {
  const { run, heard, facts } = holding(labels, () => false, { capacity: 8 })
  const { verdicts, exchanges } = await run()
  const plan = planRound(facts)
  expect(heard).toHaveLength(plan.reduce((sum, { asks }) => sum + asks.length, 0))
  for (const [at, { asks }] of plan.entries()) {
    expect(exchanges[at]).toHaveLength(asks.length)
    for (const verdict of verdicts[at]!) expect(verdict).toMatchObject({ reason: 'OK' })
  }
})

test('what fails is asked once more with another nonce, and judged by the second answer', async () => {
  const { run, heard } = holding(labels, (nth, times) => nth === 0 && times === 0)
  const { verdicts, exchanges } = await run()
  const [first, again] = heard.filter(({ inputs }) => inputs === heard[0]!.inputs)
  expect(again!.nonce).not.toBe(first!.nonce)
  expect(again!.atMs).toBeGreaterThanOrEqual(first!.atMs + timeoutMs)
  expect(exchanges[0]!.filter((each) => each?.earlier !== undefined)).toHaveLength(1)
  for (const verdict of verdicts[0]!) expect(verdict).toMatchObject({ reason: 'OK' })
})

test('what fails twice is not asked a third time, and counts as wrong', async () => {
  const { run, heard } = holding(labels, (nth) => nth === 0)
  const { verdicts } = await run()
  expect(heard.filter(({ inputs }) => inputs === heard[0]!.inputs)).toHaveLength(2)
  const failed = verdicts[0]!.filter((verdict) => verdict?.reason === 'REFUSED')
  expect(failed).toMatchObject([{ score: 0n }])
  expect(failed[0]!.items).toBeGreaterThan(0)
})

test('neither load tests nor served tasks are asked again', async () => {
  const load = holding(labels, (_, times) => times === 0, { capacity: 8 })
  await load.run()
  const bursts = load.heard.filter(({ kind }) => kind === 'load')
  expect(new Set(bursts.map(({ inputs }) => inputs)).size).toBe(bursts.length)
  const served = holding(vectors, (nth) => nth === 0)
  const { verdicts } = await served.run()
  expect(new Set(served.heard.map(({ inputs }) => inputs)).size).toBe(served.heard.length)
  expect(verdicts[0]![0]).toMatchObject({ reason: 'REFUSED', items: 0 })
})

test('nothing is asked after the window closes, and what was asked is judged', async () => {
  const { run, heard } = holding(labels, () => false, { closeMs: 2_000 })
  const { verdicts, exchanges } = await run()
  expect(Math.max(...heard.map(({ atMs }) => atMs))).toBeLessThan(2_000)
  const asked = exchanges[0]!.map((each) => each !== undefined)
  expect(asked).toContain(false)
  expect(verdicts[0]!.map((each) => each !== undefined)).toEqual(asked)
})

test('a round that is cut off judges nobody', async () => {
  const { run, ending, over } = holding(labels, () => false)
  const told = expect(over).rejects.toThrow()
  ending.abort()
  await run().catch(() => {})
  await told
})
