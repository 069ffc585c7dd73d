import { expect, test } from 'vitest'
import type { Model } from '../../src/inference/model.ts'
import type { OpenTask } from '../../src/tasks/task.ts'
import type { Exchange } from '../../validator/round/exchange.ts'
import { judgeOpen } from '../../validator/round/judge.ts'

/** Every answer is right, and counts only beside all the others. */
const pairs = {
  name: 'pairs',
  class: 'open',
  inputs: [],
  pose: (_seed, sizes) => ({
    requests: sizes.map(() => []),
    judge: (answers) => {
      const count = answers.every((each) => each !== undefined) ? 1 : 0
      return answers.map(() => ({ sum: count, count }))
    },
  }),
  run: async () => [],
} as Pick<OpenTask, 'name' | 'class' | 'inputs' | 'pose' | 'run'> as OpenTask

const court = {
  task: pairs,
  index: 0,
  referee: {} as Model,
  model: '',
  tolerance: 0,
  difficulty: 0,
  organicPpm: 0,
  challenges: 2,
  timeoutMs: 100,
  burstMs: 100,
}

const exchange = (tookMs: number): Exchange => ({
  kind: 'challenge',
  miner: '',
  request: { task: 'pairs', inputs: [], nonce: 1n, block: 1n },
  response: { ok: true, outputs: [], model: '' },
  timeMs: 0,
  tookMs,
  timeoutMs: 100,
})

const judge = (...tookMs: number[]) =>
  judgeOpen(
    court,
    {
      seed: new Uint8Array(32),
      asks: tookMs.map((_, line) => ({ line, atMs: 0, wait: undefined, items: 1, bytes: undefined })),
    },
    { exchanges: tookMs.map(exchange), signal: new AbortController().signal },
  )

test('the baseline is judged on what the miner is judged on, and on no more', async () => {
  expect(await judge(1, 1)).toMatchObject([
    { reason: 'OK', score: 1_000_000n, items: 1, baseline: 1_000_000n },
    { reason: 'OK', score: 1_000_000n, items: 1, baseline: 1_000_000n },
  ])
  expect(await judge(1, 101)).toMatchObject([
    { reason: 'OK', score: 0n, items: 0, baseline: 0n },
    { reason: 'LATE', score: 0n, items: 0, baseline: 0n },
  ])
})
