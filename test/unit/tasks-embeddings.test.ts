import { describe, expect, it } from 'vitest'
import type { Tensor } from '../../src/lib/tensor.ts'
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
