import { describe, expect, it } from 'vitest'
import { Gate } from '../../src/lib/gate.ts'
import { Quota } from '../../src/lib/quota.ts'
import { settle } from '../support/clock.ts'

describe('Quota', () => {
  const limits = { burst: 3, perSecond: 2, maxKeys: 2 }

  it('lets a burst pass and then the rate', () => {
    const quota = new Quota(limits)
    expect([1, 2, 3, 4].map(() => quota.take('alice', 1, 0))).toEqual([true, true, true, false])
    expect(quota.take('alice', 1, 499)).toBe(false)
    expect(quota.take('alice', 1, 500)).toBe(true)
    expect(quota.take('bob', 3, 500)).toBe(true)
  })
  it('lets who asks without pause have the rate still', () => {
    const quota = new Quota(limits)
    quota.charge('alice', 3, 0)
    let passed = 0
    for (let now = 0; now <= 2000; now += 10) if (quota.take('alice', 1, now)) passed += 1
    expect(passed).toBe(4)
  })
  it('fines also who has too little left', () => {
    const quota = new Quota(limits)
    expect(quota.take('alice', 2, 0)).toBe(true)
    expect(quota.charge('alice', 3, 0)).toBe(false)
    expect(quota.take('alice', 1, 499)).toBe(false)
  })
  it('does not gain from a clock that goes back', () => {
    const quota = new Quota(limits)
    quota.charge('alice', 3, 1000)
    expect(quota.take('alice', 1, 0)).toBe(false)
  })
  it('forgets the key used longest ago when there are too many', () => {
    const quota = new Quota(limits)
    quota.charge('alice', 3, 0)
    quota.charge('bob', 3, 0)
    quota.charge('alice', 3, 0)
    quota.charge('carol', 3, 0)
    expect(quota.take('bob', 3, 0)).toBe(true)
    expect(quota.take('carol', 1, 0)).toBe(false)
  })
})

describe('Gate', () => {
  const signal = new AbortController().signal

  it('runs some, keeps some waiting in order, turns the rest away', async () => {
    const gate = new Gate({ running: 1, waiting: 2 })
    const order: string[] = []
    const ends: (() => void)[] = []
    const work = (name: string) => (): Promise<void> => {
      order.push(name)
      return new Promise((resolve) => ends.push(resolve))
    }
    const passed = ['first', 'second', 'third', 'fourth'].map((name) => gate.pass(work(name), signal))
    expect(passed.map((one) => one === undefined)).toEqual([false, false, false, true])
    expect(order).toEqual(['first'])
    for (const _ of [1, 2, 3]) {
      ends.shift()?.()
      await settle()
    }
    expect(order).toEqual(['first', 'second', 'third'])
    await expect(gate.pass(async () => 'free again', signal)).resolves.toBe('free again')
  })
  it('gives the place on when the work fails', async () => {
    const gate = new Gate({ running: 1, waiting: 1 })
    const failing = gate.pass(() => Promise.reject(new Error('broken')), signal)
    const waiting = gate.pass(async () => 'ran', signal)
    await expect(failing).rejects.toThrow('broken')
    await expect(waiting).resolves.toBe('ran')
  })
  it('lets who waits go away, and the next in', async () => {
    const gate = new Gate({ running: 1, waiting: 1 })
    let end = (): void => {}
    const first = gate.pass(
      () =>
        new Promise<void>((resolve) => {
          end = resolve
        }),
      signal,
    )
    const stop = new AbortController()
    const gone = expect(gate.pass(async () => 'never', stop.signal)).rejects.toBe('gone')
    stop.abort('gone')
    await gone
    const next = gate.pass(async () => 'ran', signal)
    end()
    await first
    await expect(next).resolves.toBe('ran')
  })
})
