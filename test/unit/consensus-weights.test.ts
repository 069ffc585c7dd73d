import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FULL_WEIGHT, type Quality, toWeights } from '../../src/consensus/weights.ts'

const even = new Map([['digits', { weight: 1, baseline: 0.1 }]])
const digits = (...qualities: number[]): Quality[] =>
  qualities.map((quality, uid) => ({ uid, task: 'digits', quality }))

test('weights are linear in quality above the baseline', () => {
  expect(toWeights(digits(0.3, 0.5, 0.9), even)).toEqual([
    { uid: 0, weight: Math.round(FULL_WEIGHT / 4) },
    { uid: 1, weight: Math.round(FULL_WEIGHT / 2) },
    { uid: 2, weight: FULL_WEIGHT },
  ])
})

test('a guess earns nothing, nor does less than one', () => {
  expect(toWeights(digits(0.1, 0.05, 0.2), even)).toEqual([{ uid: 2, weight: FULL_WEIGHT }])
  expect(toWeights(digits(0.1, 0), even)).toEqual([])
})

test('each task has its own pot, shared by those who do it', () => {
  const terms = new Map([
    ['digits', { weight: 1, baseline: 0 }],
    ['embeddings', { weight: 3, baseline: 0 }],
  ])
  const weights = toWeights([...digits(0.8, 0.8), { uid: 2, task: 'embeddings', quality: 0.2 }], terms)
  const [a, b, c] = weights.map(({ weight }) => weight)
  expect(c! / (a! + b! + c!)).toBeCloseTo(0.75, 3)
})

test('a uid that does two tasks is paid from both pots', () => {
  const terms = new Map([
    ['digits', { weight: 1, baseline: 0 }],
    ['embeddings', { weight: 1, baseline: 0 }],
  ])
  const qualities = [
    { uid: 0, task: 'digits', quality: 1 },
    { uid: 0, task: 'embeddings', quality: 1 },
    ...digits(1, 1).slice(1),
  ]
  const weights = new Map(toWeights(qualities, terms).map(({ uid, weight }) => [uid, weight]))
  expect(weights.get(0)! / weights.get(1)!).toBeCloseTo(3, 3)
})

test('a row has each uid once, in order, from 1 to the full weight', () => {
  const quality = fc.record({
    uid: fc.integer({ min: 0, max: 40 }),
    task: fc.constantFrom('digits', 'unknown'),
    quality: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(quality, { selector: ({ uid, task }) => `${uid}/${task}` }), (qualities) => {
      const row = toWeights(qualities, even)
      expect(row.map(({ uid }) => uid)).toEqual([...new Set(row.map(({ uid }) => uid))].sort((a, b) => a - b))
      for (const { weight } of row) expect(weight >= 1 && weight <= FULL_WEIGHT && Number.isInteger(weight)).toBe(true)
      if (row.length > 0) expect(Math.max(...row.map(({ weight }) => weight))).toBe(FULL_WEIGHT)
    }),
  )
})
