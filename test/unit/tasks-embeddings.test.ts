import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Tensor } from '../../src/lib/tensor.ts'
import { pose } from '../../src/tasks/embeddings/challenge.ts'
import { judgeTogether, type Place } from '../../src/tasks/embeddings/score.ts'

const place = (pair: number, side: Place['side'], group = 0): Place => ({ group, pair, side })
const answer = (...rows: (readonly number[])[]): readonly Tensor[] => [
  {
    name: 'embeddings',
    datatype: 'FP32',
    shape: [rows.length, rows[0]!.length],
    data: Float32Array.from(rows.flat()),
  },
]
const EAST = [1, 0]
const NORTH = [0, 1]
/** Two words in one request, their definitions in two others. */
const places = [[place(0, 'word'), place(1, 'word')], [place(0, 'definition')], [place(1, 'definition')]]

describe('embeddings are judged over all requests of a challenge', () => {
  it('a text earns when its counterpart is nearer than any other', () => {
    expect(judgeTogether([answer(EAST, NORTH), answer(EAST), answer(NORTH)], places)).toEqual([
      { sum: 2, count: 2 },
      { sum: 1, count: 1 },
      { sum: 1, count: 1 },
    ])
  })

  it('lengths of vectors do not matter, ties earn nothing', () => {
    const judged = judgeTogether([answer([9, 0], NORTH), answer([0.1, 0.1]), answer([0, 3])], places)
    expect(judged.map(({ sum }) => sum)).toEqual([2, 0, 1])
  })

  it('a text whose counterpart was not answered does not count, and the unanswered one earns nothing', () => {
    expect(judgeTogether([answer(EAST, NORTH), undefined, answer(NORTH)], places)).toEqual([
      { sum: 1, count: 1 },
      { sum: 0, count: 1 },
      { sum: 1, count: 1 },
    ])
  })

  it('texts of another group are no rivals', () => {
    const apart = [[place(0, 'word'), place(0, 'definition')], [place(0, 'word', 1)], [place(0, 'definition', 1)]]
    expect(judgeTogether([answer(EAST, EAST), answer(EAST), answer(EAST)], apart).map(({ sum }) => sum)).toEqual([
      2, 1, 1,
    ])
  })

  it('vectors of another width than the first cannot be compared and earn nothing', () => {
    expect(judgeTogether([answer(EAST, NORTH), answer([1, 0, 0]), answer(NORTH)], places)[1]).toEqual({
      sum: 0,
      count: 1,
    })
  })
})

describe('texts that are to be as long as people’s', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 12 })

  it('are posed in the sizes asked for, in pairs of a word and its definition', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 6, max: 300 }), fc.nat(255), (items, each, seed) => {
        const bytes = items.map((size, at) => size * (each + 10 * (at % 3)))
        const { requests, judge } = pose(new Uint8Array(32).fill(seed), items, undefined, bytes)
        expect(requests.map(([tensor]) => tensor!.shape[0])).toEqual(items)
        // Who gives every text the same vector is right nowhere, and asked about both sides of each pair.
        const judged = judge(items.map((size) => [flat(size)])).reduce((sum, { count }) => sum + count, 0)
        expect(judged % 2).toBe(0)
        const total = items.reduce((sum, size) => sum + size, 0)
        expect(judged).toBeLessThanOrEqual(total)
        if (total > 1) expect(judged).toBeGreaterThanOrEqual(2)
        // A text without a counterpart is no failure of who did not answer it.
        const missed = judge(items.map(() => undefined)).reduce((sum, { count }) => sum + count, 0)
        expect(missed).toBe(judged)
      }),
      { numRuns: 40 },
    )
  })

  it('are short where short ones are asked for and long where long ones are', () => {
    const wanted = Array.from({ length: 60 }, (_, at) => (at % 3 === 0 ? 120 : at % 3 === 1 ? 14 : 28))
    const { requests } = pose(
      new Uint8Array(32),
      wanted.map(() => 1),
      undefined,
      wanted,
    )
    const lengths = requests.map(([tensor]) => 4 + Buffer.byteLength((tensor!.data as readonly string[])[0]!))
    const off = lengths.map((length, at) => Math.abs(Math.log(length / wanted[at]!)))
    expect(off.reduce((sum, each) => sum + each, 0) / off.length).toBeLessThan(0.12)
  })
})

function flat(items: number): Tensor {
  return { name: 'embeddings', datatype: 'FP32', shape: [items, 2], data: new Float32Array(2 * items).fill(1) }
}
