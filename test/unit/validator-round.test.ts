import { expect, test } from 'vitest'
import { silent } from '../../src/lib/log.ts'
import type { Response } from '../../src/protocol/request.ts'
import type { OpenTask } from '../../src/tasks/task.ts'
import type { Asker } from '../../src/transport/transport.ts'
import { PROBE_EVERY_ROUNDS, runRound } from '../../validator/round.ts'
import { sampleMiners } from '../../validator/sample.ts'
import { ScoreBook } from '../../validator/score-book.ts'
import { challengeSeed } from '../../validator/seed.ts'
import { answerOf, askerThat } from '../support/exchange.ts'
import { endpoint, neuron } from '../support/neuron.ts'

/** A task whose right answer is the seed's first byte. */
function firstByte(name: string): OpenTask {
  return {
    name,
    class: 'open',
    summary: 'the seed, read back',
    inputs: [],
    outputs: [],
    guess: 0,
    maxItems: 1,
    sizes: [1],
    pose: (seed) => ({
      requests: [1, 2].map((turn) => [
        { name: 'seed', datatype: 'UINT8', shape: [33], data: Uint8Array.of(...seed, turn) },
      ]),
      judge: (answers) => answers.map((outputs) => ({ sum: outputs?.[0]?.data[0] === seed[0] ? 1 : 0, count: 1 })),
    }),
    ask: async () => [],
    tell: () => [],
    units: () => 1,
    run: async (_model, inputs) => inputs,
  }
}

function asking(answer: (task: string, hotkey: string) => Response | 'echo') {
  const asked: { hotkey: string; task: string; seed: string; turn: number }[] = []
  const asker = askerThat(async (peer, { task, inputs }) => {
    const data = Buffer.from(inputs[0]!.data as Uint8Array)
    asked.push({ hotkey: peer.hotkey, task, seed: data.toString('hex', 0, 32), turn: data[32]! })
    const given = answer(task, peer.hotkey)
    return given === 'echo' ? answerOf(inputs) : given
  })
  return { asker, asked }
}

const UNKNOWN: Response = { ok: false, code: 'UNKNOWN_TASK', reason: '' }
const TIMEOUT: Response = { ok: false, code: 'TIMEOUT', reason: '' }
const tasks = [firstByte('one'), firstByte('two')]
const miners = [neuron({ uid: 1, endpoint }), neuron({ uid: 2, endpoint })]
const holders = new Map(miners.map(({ uid, hotkey }) => [uid, hotkey]))
const head = (): bigint => 1n
const options = (round: number) => ({
  round,
  secret: new Uint8Array(32).fill(7),
  timeoutMs: 1,
  signal: new AbortController().signal,
})

test('every miner gets a challenge of its own in every task', async () => {
  const { asker, asked } = asking(() => 'echo')
  const book = new ScoreBook()
  expect(
    await runRound({ asker, busy: new Set<string>(), book, tasks, head, log: silent }, miners, options(1)),
  ).toEqual({
    posed: 4,
    answered: 4,
  })
  expect(new Set(asked.map(({ seed }) => seed)).size).toBe(4)
  expect(new Set(asked.map(({ seed, turn }) => `${seed}/${turn}`)).size).toBe(8)
  expect(book.entries(holders).map(({ quality }) => quality)).toEqual([1, 1, 1, 1])
})

test('a miner that says it does not do a task is not judged in it, and is left alone for a while', async () => {
  const { asker, asked } = asking((task) => (task === 'two' ? UNKNOWN : 'echo'))
  const modules = { asker, busy: new Set<string>(), book: new ScoreBook(), tasks, head, log: silent }
  for (let round = 3; round < 3 + PROBE_EVERY_ROUNDS; round++) await runRound(modules, miners, options(round))
  expect(modules.book.entries(holders).map(({ task }) => task)).toEqual(['one', 'one'])
  // Once when it was new, once when it was asked again.
  for (const { hotkey } of miners) expect(asked.filter((a) => a.hotkey === hotkey && a.task === 'two')).toHaveLength(2)
})

test('a miner that stops doing a task it did is judged 0, whatever it says', async () => {
  let working = true
  const { asker } = asking(() => (working ? 'echo' : UNKNOWN))
  const modules = { asker, busy: new Set<string>(), book: new ScoreBook(), tasks: tasks.slice(0, 1), head, log: silent }
  await runRound(modules, miners, options(1))
  working = false
  for (let round = 2; round < 30; round++) await runRound(modules, miners, options(round))
  for (const { quality } of modules.book.entries(holders)) expect(quality).toBeLessThan(0.02)
})

test('a miner that hangs earns nothing and disturbs nobody', async () => {
  const { asker } = asking((_task, hotkey) => (hotkey === 'hotkey-1' ? TIMEOUT : 'echo'))
  const book = new ScoreBook()
  await runRound({ asker, busy: new Set<string>(), book, tasks, head, log: silent }, miners, options(1))
  expect(book.entries(holders).map(({ uid, quality }) => [uid, quality])).toEqual([
    [2, 1],
    [2, 1],
  ])
})

test('challenge seeds differ by validator, miner, task and round, and repeat otherwise', () => {
  const secret = new Uint8Array(32).fill(1)
  const base = { hotkey: 'a', task: 'digits', round: 1 }
  const seeds = [
    challengeSeed(secret, base),
    challengeSeed(new Uint8Array(32).fill(2), base),
    challengeSeed(secret, { ...base, hotkey: 'b' }),
    challengeSeed(secret, { ...base, task: 'embeddings' }),
    challengeSeed(secret, { ...base, round: 2 }),
  ].map((seed) => Buffer.from(seed).toString('hex'))
  expect(new Set(seeds).size).toBe(5)
  expect(Buffer.from(challengeSeed(secret, base)).toString('hex')).toBe(seeds[0])
})

test('a sample leaves out the validator itself and who does not serve, and takes everyone in turn', () => {
  const neurons = [
    neuron({ uid: 0, endpoint }),
    neuron({ uid: 9 }),
    ...[1, 2, 3, 4, 5].map((uid) => neuron({ uid, endpoint })),
  ]
  const asked = new Set<number>()
  for (let round = 0; round < 3; round++) {
    const sample = sampleMiners(neurons, { self: 'hotkey-0', size: 2, round })
    expect(sample).toHaveLength(2)
    for (const { uid } of sample) asked.add(uid)
  }
  expect([...asked].sort()).toEqual([1, 2, 3, 4, 5])
})

test('a miner that still works on a challenge is not asked again, and holds up nobody else', async () => {
  let answerLate = (_: Response): void => {}
  const late = new Promise<Response>((resolve) => {
    answerLate = resolve
  })
  const { asker, asked } = asking(() => 'echo')
  const slow: Asker = {
    ...asker,
    ask: (peer, ...rest) => (peer.hotkey === 'hotkey-1' ? late : asker.ask(peer, ...rest)),
  }
  const modules = { asker: slow, busy: new Set<string>(), book: new ScoreBook(), tasks, head, log: silent }
  const first = runRound(modules, miners, options(1))
  await new Promise((resolve) => setImmediate(resolve))
  expect(await runRound(modules, miners, options(2))).toEqual({ posed: 2, answered: 2 })
  expect(asked.map(({ hotkey }) => hotkey)).toEqual(Array.from({ length: 8 }, () => 'hotkey-2'))
  answerLate(TIMEOUT)
  expect(await first).toEqual({ posed: 4, answered: 2 })
  expect(modules.busy.size).toBe(0)
})
