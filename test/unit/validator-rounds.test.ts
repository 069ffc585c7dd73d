import { expect, test } from 'vitest'
import { silent } from '../../src/lib/log.ts'
import { keepAsking } from '../../validator/rounds.ts'
import { FakeClock } from '../support/clock.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Asks on a clock of the test's own; `round` is told how many were begun before. */
function asking(round: (before: number) => Promise<void>) {
  const clock = new FakeClock()
  const stop = new AbortController()
  const counts = { begun: 0, saved: 0 }
  const ended = keepAsking(
    {
      clock,
      log: silent,
      round: async () => round(counts.begun++),
      save: async () => {
        counts.saved++
      },
    },
    { roundMs: 100, signal: stop.signal },
  )
  const pass = async (rounds: number): Promise<void> => {
    for (let i = 0; i < rounds; i++) {
      await clock.advance(100)
      await turn()
    }
  }
  return { clock, stop, counts, ended, pass }
}

test('a round that takes long does not hold up the next', async () => {
  let finish = (): void => {}
  const long = new Promise<void>((resolve) => {
    finish = resolve
  })
  const { stop, counts, ended, pass } = asking((before) => (before === 0 ? long : Promise.resolve()))
  await pass(3)
  expect(counts).toEqual({ begun: 4, saved: 3 })
  stop.abort()
  finish()
  await ended
})

test('a round that fails is not the last', async () => {
  const { stop, counts, ended, pass } = asking(() => Promise.reject(new Error('no space left')))
  await pass(2)
  expect(counts.begun).toBe(3)
  stop.abort()
  await ended
})

test('the end waits for the rounds under way and leaves no timer', async () => {
  let finish = (): void => {}
  const long = new Promise<void>((resolve) => {
    finish = resolve
  })
  const { clock, stop, ended } = asking(() => long)
  let over = false
  void ended.then(() => {
    over = true
  })
  stop.abort()
  await turn()
  expect(over).toBe(false)
  finish()
  await ended
  expect(clock.sleeping).toBe(0)
})
