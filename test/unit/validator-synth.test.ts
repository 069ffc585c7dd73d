import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Tensor } from '../../src/lib/tensor.ts'
import { createRandom } from '../../src/tasks/random.ts'
import type { OpenTask, ServedTask } from '../../src/tasks/task.ts'
import { poseAlike, poseServedAlike } from '../../validator/synth/alike.ts'
import { type Ask, drawAsks } from '../../validator/synth/asks.ts'
import { crowdsOf } from '../../validator/synth/habits.ts'
import { drawLife, learnPerson, type Noted } from '../../validator/synth/person.ts'

const random = (word: string) => createRandom(createHash('sha256').update(word).digest())
const noted = fc
  .array(
    fc.record({
      atMs: fc.nat({ max: 59_999 }),
      tookMs: fc.nat({ max: 500 }),
      items: fc.integer({ min: 1, max: 9 }),
      bytes: fc.nat({ max: 4_000 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((each): readonly Noted[] => each.sort((one, other) => one.atMs - other.atMs))

describe('a life', () => {
  test('is made of what somebody did, inside the window, in order', () => {
    fc.assert(
      fc.property(noted, fc.string(), fc.integer({ min: 1, max: 100_000 }), (steps, word, windowMs) => {
        const person = learnPerson(steps, 60_000)
        const life = drawLife(random(word), person, windowMs)
        for (const { atMs, items, bytes } of life) {
          expect(atMs).toBeLessThan(windowMs)
          expect(steps.some((step) => step.items === items && step.bytes === bytes)).toBe(true)
        }
        const times = life.map(({ atMs }) => atMs)
        expect(times).toEqual(times.toSorted((one, other) => one - other))
      }),
    )
  })

  test('says where somebody waits for the answer, and how long after it they ask on', () => {
    const steps = [
      { atMs: 0, tookMs: 100, items: 1, bytes: 1 },
      { atMs: 130, tookMs: 50, items: 2, bytes: 1 },
      { atMs: 150, tookMs: 10, items: 3, bytes: 1 },
    ]
    const { steps: learnt } = learnPerson(steps, 1_000)
    expect(learnt.map(({ gapMs, wait }) => [gapMs, wait])).toEqual([
      [850, { back: 1, pauseMs: 840 }],
      [130, { back: 1, pauseMs: 30 }],
      [20, undefined],
    ])
  })
})

test('who asks in two lines at once waits in each for its own answer', () => {
  const steps = [0, 1, 100, 141].map((atMs, at) => ({ atMs, tookMs: at < 2 ? 98 + 40 * at : 10, items: 1, bytes: 1 }))
  expect(learnPerson(steps, 1_000).steps.map(({ wait }) => wait)).toEqual([
    { back: 1, pauseMs: 849 },
    undefined,
    { back: 2, pauseMs: 2 },
    { back: 2, pauseMs: 2 },
  ])
})

describe('asks', () => {
  const crowds = crowdsOf('text-classification')

  test('are as many as wanted on average, never quite the same number, and the same for the same seed', () => {
    for (const mean of [5, 40, 400]) {
      const counts = Array.from(
        { length: 200 },
        (_, turn) => drawAsks(random(`${turn}`), crowds, { windowMs: 60_000, mean, maxItems: 64 }).length,
      )
      const average = counts.reduce((sum, count) => sum + count, 0) / counts.length
      expect(average / mean, `${mean}`).toBeGreaterThan(0.85)
      expect(average / mean, `${mean}`).toBeLessThan(1.15)
      expect(new Set(counts).size, `${mean}`).toBeGreaterThan(4)
    }
    const options = { windowMs: 60_000, mean: 40, maxItems: 64 }
    expect(drawAsks(random('a'), crowds, options)).toEqual(drawAsks(random('a'), crowds, options))
  })

  test('hold no more than a task takes', () => {
    const asks = drawAsks(random('few'), crowds, { windowMs: 600_000, mean: 400, maxItems: 2 })
    expect(Math.max(...asks.map(({ items }) => items))).toBe(2)
  })

  test('for a task nobody was seen at are those for others', () => {
    expect(crowdsOf('no such task').length).toBeGreaterThan(crowds.length)
  })
})

describe('challenges posed alike', () => {
  const texts = (request: readonly Tensor[]): readonly string[] => (request[0] as { data: readonly string[] }).data
  const ask = (bytes: number) => ({ line: 0, atMs: 0, wait: undefined, items: 1, bytes }) satisfies Ask
  const spec = { name: 'text', datatype: 'BYTES', shape: [-1] } as const
  /** Poses texts of all lengths; who sends one back has its length in bytes for a score. */
  const echo = (together?: true): OpenTask =>
    ({
      class: 'open',
      inputs: [spec],
      ...(together === undefined ? {} : { together }),
      pose: (_: Uint8Array, sizes: readonly number[]) => {
        const requests = sizes.map((size, at) => [
          { ...spec, shape: [size], data: ['x'.repeat(1 + ((at * 37) % 101))] },
        ])
        const judge = (answers: readonly (readonly Tensor[] | undefined)[]) =>
          answers.map((answer, at) => ({ sum: answer === requests[at] ? texts(answer!)[0]!.length : 0, count: 1 }))
        return { requests, judge }
      },
    }) as unknown as OpenTask

  test('are about as long as people’s, and judged as they were posed', () => {
    const asks = [10, 60, 100, 30].map(ask)
    const { requests, judge } = poseAlike(echo(), new Uint8Array(32), asks)
    const plain = echo()
      .pose(new Uint8Array(32), [1, 1, 1, 1])
      .requests.map((request) => texts(request)[0]!.length)
    const lengths = requests.map((request) => texts(request)[0]!.length)
    const distance = (of: readonly number[]): number =>
      of.reduce((sum, length, at) => sum + Math.abs(Math.log((length + 4) / asks[at]!.bytes)), 0)
    expect(distance(lengths)).toBeLessThan(distance(plain) / 2)
    expect(judge(requests).map(({ sum }) => sum)).toEqual(lengths)
    expect(judge([undefined, requests[1]]).map(({ sum }) => sum)).toEqual([0, lengths[1], 0, 0])
  })

  test('are posed as they are where they are judged together', () => {
    const asks = [10, 60].map(ask)
    expect(poseAlike(echo(true), new Uint8Array(32), asks).requests).toEqual(
      echo().pose(new Uint8Array(32), [1, 1]).requests,
    )
  })

  test('are chosen in the same way for a served task', () => {
    const served = echo() as unknown as ServedTask
    const asks = [10, 60, 100].map(ask)
    expect(poseServedAlike(served, new Uint8Array(32), asks)).toEqual(
      poseAlike(echo(), new Uint8Array(32), asks).requests,
    )
  })
})
