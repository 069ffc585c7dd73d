import { expect, test } from 'vitest'
import { askInTime } from '../../validator/round/ask.ts'
import { FakeClock } from '../support/clock.ts'

function asking(times: readonly number[], answer: () => Promise<void> = async () => {}) {
  const clock = new FakeClock(0)
  const stop = new AbortController()
  const asked: { planned: number; at: number }[] = []
  const asks = times.map((atMs) => ({
    atMs,
    ask: async () => {
      asked.push({ planned: atMs, at: clock.now() })
      await answer()
    },
  }))
  return { clock, stop, asked, over: askInTime({ clock }, asks, stop.signal) }
}

test('everything is asked at its time, in whatever order it was given', async () => {
  const { clock, asked, over } = asking([70, 20, 20, 50])
  await clock.advance(100)
  await over
  expect(asked.map(({ at }) => at)).toEqual([20, 20, 50, 70])
  expect(asked.map(({ planned }) => planned)).toEqual([20, 20, 50, 70])
})

test('who is slow holds up nobody else', async () => {
  const { clock, asked, over } = asking([10, 20], () => new Promise(() => {}))
  await clock.advance(30)
  expect(asked).toHaveLength(2)
  void over
})

test('when too much is under way the rest waits and is not left out', async () => {
  const waiting: (() => void)[] = []
  const { clock, asked, over } = asking(Array(1_030).fill(5), () => new Promise((resolve) => waiting.push(resolve)))
  await clock.advance(10)
  expect(asked).toHaveLength(1_024)
  for (const answer of waiting.splice(0, 10)) answer()
  await clock.advance(0)
  for (const answer of waiting) answer()
  await clock.advance(0)
  for (const answer of waiting) answer()
  await over
  expect(asked).toHaveLength(1_030)
})

test('what was not asked when time is up never is', async () => {
  const { clock, stop, asked, over } = asking([10, 20])
  await clock.advance(15)
  stop.abort()
  await over
  expect(asked).toHaveLength(1)
})

test('an ask that fails is told when all is over', async () => {
  const { clock, asked, over } = asking([10, 20], () => Promise.reject(new Error('ours')))
  const told = expect(over).rejects.toThrow('ours')
  await clock.advance(30)
  await told
  expect(asked).toHaveLength(2)
})
