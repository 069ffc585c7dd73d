import { describe, expect, it } from 'vitest'
import { backoffMs } from '../../src/lib/backoff.ts'
import { withDeadline } from '../../src/lib/deadline.ts'
import { DeadlineError } from '../../src/lib/errors.ts'
import { FakeClock } from '../support/clock.ts'

const never = (): Promise<never> => new Promise(() => {})

describe('withDeadline', () => {
  it('gives what the work gives and leaves no timer and no listener', async () => {
    const clock = new FakeClock()
    const signal = new AbortController().signal
    await expect(withDeadline(clock, async () => 7, { what: 'a number', ms: 100, signal })).resolves.toBe(7)
    expect(clock.sleeping).toBe(0)
  })
  it('rejects when the time is over and aborts the work', async () => {
    const clock = new FakeClock()
    let aborted = false
    const wait = withDeadline(
      clock,
      (signal) => {
        signal.addEventListener('abort', () => {
          aborted = true
        })
        return never()
      },
      { what: 'an answer', ms: 100 },
    )
    const outcome = expect(wait).rejects.toThrow(new DeadlineError('an answer', 100))
    await clock.advance(99)
    expect(aborted).toBe(false)
    await clock.advance(1)
    expect(aborted).toBe(true)
    await outcome
  })
  it("rejects with the signal's reason and leaves no timer", async () => {
    const clock = new FakeClock()
    const stop = new AbortController()
    const outcome = expect(withDeadline(clock, never, { what: 'x', ms: 9, signal: stop.signal })).rejects.toBe('over')
    stop.abort('over')
    await outcome
    expect(clock.sleeping).toBe(0)
  })
  it('does not begin when the signal is aborted already', async () => {
    const signal = AbortSignal.abort('before')
    let began = false
    const work = async (): Promise<void> => {
      began = true
    }
    await expect(withDeadline(new FakeClock(), work, { what: 'x', ms: 9, signal })).rejects.toBe('before')
    expect(began).toBe(false)
  })
})

describe('backoffMs', () => {
  it('waits twice as long each time, and no longer than it may', () => {
    const options = { delayMs: 100, maxDelayMs: 300 }
    const waits = [1, 2, 3, 4].map((failures) =>
      Math.round(backoffMs(failures, { ...options, random: () => 1 - Number.EPSILON })),
    )
    expect(waits).toEqual([100, 200, 300, 300])
    expect(backoffMs(1, { ...options, random: () => 0 })).toBe(50)
  })
})
