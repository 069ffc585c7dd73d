import { expect, test } from 'vitest'
import { askInTime } from '../../validator/round/ask.ts'
import { FakeClock } from '../support/clock.ts'

type Wait = { readonly back: number; readonly pauseMs: number }
type Plan = { readonly atMs: number; readonly wait?: Wait; readonly later?: number }

/** What is asked when, of lines that say when they ask; alone, each is a line of its own. */
function asking(lines: readonly (readonly Plan[])[], answer: (planned: number) => Promise<void> = async () => {}) {
  const clock = new FakeClock(0)
  const stop = new AbortController()
  const asked: { planned: number; at: number }[] = []
  const noted = async (planned: number): Promise<undefined> => {
    asked.push({ planned, at: clock.now() })
  }
  const asks = lines.map((line) =>
    line.map((each) => ({
      ...each,
      ask: async () => {
        await noted(each.atMs)
        await answer(each.atMs)
        const { later } = each
        return later === undefined ? undefined : { atMs: later, ask: () => noted(later) }
      },
    })),
  )
  return { clock, stop, asked, over: askInTime({ clock }, asks, { slackMs: 100, signal: stop.signal }) }
}

const alone = (times: readonly number[]): readonly (readonly Plan[])[] => times.map((atMs) => [{ atMs }])

test('everything is asked at its time, in whatever order it was given', async () => {
  const { clock, asked, over } = asking(alone([70, 20, 20, 50]))
  await clock.advance(100)
  await over
  expect(asked.map(({ at }) => at)).toEqual([20, 20, 50, 70])
  expect(asked.map(({ planned }) => planned)).toEqual([20, 20, 50, 70])
})

test('who is slow holds up nobody else', async () => {
  const { clock, asked, over } = asking(alone([10, 20]), () => new Promise(() => {}))
  await clock.advance(30)
  expect(asked).toHaveLength(2)
  void over
})

test('when too much is under way the rest waits and is not left out', async () => {
  const waiting: (() => void)[] = []
  const { clock, asked, over } = asking(
    alone(Array(1_030).fill(5)),
    () => new Promise((resolve) => waiting.push(resolve)),
  )
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
  const { clock, stop, asked, over } = asking(alone([10, 20]))
  await clock.advance(15)
  stop.abort()
  await over
  expect(asked).toHaveLength(1)
})

test('an ask that fails is told when all is over', async () => {
  const { clock, asked, over } = asking(alone([10, 20]), () => Promise.reject(new Error('ours')))
  const told = expect(over).rejects.toThrow('ours')
  await clock.advance(30)
  await told
  expect(asked).toHaveLength(2)
})

/** Answers after so many ms each. */
function answering(lines: readonly (readonly Plan[])[], tookMs: number) {
  const given: { clock?: FakeClock } = {}
  const begun = asking(lines, async () => given.clock!.sleep(tookMs))
  given.clock = begun.clock
  return begun
}

test('who waits for an answer asks on a pause after it, sooner or later than planned', async () => {
  const line = [{ atMs: 10 }, { atMs: 60, wait: { back: 1, pauseMs: 5 } }, { atMs: 90 }]
  const quick = answering([line, [{ atMs: 15 }]], 20)
  await quick.clock.advance(500)
  await quick.over
  expect(quick.asked.map(({ at }) => at)).toEqual([10, 15, 35, 65])
  const slow = answering([line], 80)
  await slow.clock.advance(500)
  await slow.over
  expect(slow.asked.map(({ at }) => at)).toEqual([10, 95, 125])
})

test('who asks in two lines at once waits in each for its own answer', async () => {
  const wait = { back: 2, pauseMs: 3 }
  const line = [{ atMs: 10 }, { atMs: 12 }, { atMs: 20, wait }, { atMs: 21, wait }]
  const took = new Map([
    [10, 30],
    [12, 50],
  ])
  const given: { clock?: FakeClock } = {}
  const { clock, asked, over } = asking([line], async (planned) => given.clock!.sleep(took.get(planned) ?? 1))
  given.clock = clock
  await clock.advance(500)
  await over
  expect(asked.map(({ at }) => at)).toEqual([10, 12, 43, 65])
})

test('whoever gets no answer asks on without it, so that all is asked in time', async () => {
  const line = [{ atMs: 10 }, { atMs: 20, wait: { back: 1, pauseMs: 5 } }, { atMs: 30, wait: { back: 1, pauseMs: 5 } }]
  const { clock, asked, over, stop } = asking([line], () => new Promise(() => {}))
  await clock.advance(500)
  expect(asked.map(({ at }) => at)).toEqual([10, 120, 130])
  expect(clock.sleeping).toBe(0)
  stop.abort()
  void over
})

test('an answer that fails holds up nobody who waits for it', async () => {
  const { clock, asked, over } = asking([[{ atMs: 10 }, { atMs: 50, wait: { back: 1, pauseMs: 5 } }]], () =>
    Promise.reject(new Error()),
  )
  const told = expect(over).rejects.toThrow()
  await clock.advance(500)
  await told
  expect(asked.map(({ at }) => at)).toEqual([10, 15])
})

test('what is to be asked for something later is, when all else is over too, and not after the end', async () => {
  const { clock, asked, over } = asking([[{ atMs: 10, later: 90 }, { atMs: 20 }]])
  await clock.advance(500)
  await over
  expect(asked.map(({ at }) => at)).toEqual([10, 20, 90])
  const cut = asking([[{ atMs: 10, later: 90 }]])
  await cut.clock.advance(50)
  cut.stop.abort()
  await cut.over
  expect(cut.asked.map(({ at }) => at)).toEqual([10])
})
