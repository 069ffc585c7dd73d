import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DECAY, ScoreBook, ScoreBookFile } from '../../validator/score-book.ts'

const miner = { uid: 3, hotkey: 'alice' }
const holders = new Map([[3, 'alice']])

test('the first judgement is the quality: there is no start value to climb from', () => {
  const book = new ScoreBook()
  book.record(miner, 'digits', { sum: 48, count: 64 }, true)
  expect(book.entries(holders)).toEqual([{ uid: 3, hotkey: 'alice', task: 'digits', quality: 0.75, answers: 1 }])
})

test('old judgements fade by a tenth with each new one', () => {
  const book = new ScoreBook()
  book.record(miner, 'digits', { sum: 64, count: 64 }, true)
  book.record(miner, 'digits', { sum: 0, count: 64 }, false)
  expect(book.entries(holders)[0]?.quality).toBeCloseTo(DECAY / (1 + DECAY), 12)
})

test('judgements of more items weigh more', () => {
  const book = new ScoreBook()
  book.record(miner, 'digits', { sum: 0, count: 10 }, true)
  book.record(miner, 'digits', { sum: 90, count: 90 }, true)
  expect(book.entries(holders)[0]?.quality).toBeCloseTo(90 / 99, 12)
})

test('a uid whose hotkey changed starts anew', () => {
  const book = new ScoreBook()
  book.record(miner, 'digits', { sum: 64, count: 64 }, true)
  book.record({ uid: 3, hotkey: 'bob' }, 'digits', { sum: 0, count: 64 }, true)
  expect(book.entries(new Map([[3, 'bob']]))).toEqual([
    { uid: 3, hotkey: 'bob', task: 'digits', quality: 0, answers: 1 },
  ])
})

test('what a former holder of the uid did counts for nobody', () => {
  const book = new ScoreBook()
  book.record(miner, 'digits', { sum: 64, count: 64 }, true)
  expect(book.entries(new Map([[3, 'bob']]))).toEqual([])
  expect(book.knows(miner, 'digits')).toBe(false)
})

test('a restart forgets nothing', () => {
  const judgement = fc.record({
    uid: fc.integer({ min: 0, max: 3 }),
    task: fc.constantFrom('digits', 'embeddings'),
    scores: fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 8 }),
  })
  fc.assert(
    fc.property(fc.array(judgement), (judgements) => {
      const book = new ScoreBook()
      for (const { uid, task, scores } of judgements) {
        const sum = scores.reduce<number>((a, b) => a + b, 0)
        book.record({ uid, hotkey: `key-${uid}` }, task, { sum, count: scores.length }, true)
      }
      const again = new ScoreBook(ScoreBookFile.parse(JSON.parse(JSON.stringify(book.toFile()))))
      const all = new Map([0, 1, 2, 3].map((uid) => [uid, `key-${uid}`]))
      expect(again.entries(all)).toEqual(book.entries(all))
      for (const { quality } of again.entries(all)) expect(quality >= 0 && quality <= 1).toBe(true)
    }),
  )
})
