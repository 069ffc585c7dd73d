import { expect, test } from 'vitest'
import { fault, type Offers as Said } from '../../src/protocol/request.ts'
import type { Asker } from '../../src/transport/transport.ts'
import { Offers } from '../../validator/round/offers.ts'
import { FakeClock } from '../support/clock.ts'
import { askerThat } from '../support/exchange.ts'
import { endpoint, neuron } from '../support/neuron.ts'

const offers = [{ task: 'digits', model: 'ab'.repeat(32), capacity: 4 }]
const miners = [1, 2].map((uid) => neuron({ uid, endpoint }))
const signal = new AbortController().signal

/** Miners that say what the test lets them say. */
function saying(say: (hotkey: string) => Promise<Said>) {
  const asker: Asker = { ...askerThat(async () => fault('FAILED', 'not asked')), offers: ({ hotkey }) => say(hotkey) }
  const clock = new FakeClock(0)
  let waits = 0
  const wait = async () => void waits++
  return { clock, waits: () => waits, modules: { asker, clock, wait } }
}

test('a round goes by what the miners say', async () => {
  const { modules } = saying(async () => ({ ok: true, offers }))
  const known = await new Offers().ask(modules, miners, { windowMs: 1_000, signal })
  expect(known).toEqual(new Map(miners.map(({ hotkey }) => [hotkey, offers])))
})

test('who is slow holds nobody up, and counts the next time', async () => {
  let tell: (said: Said) => void = () => {}
  const { modules, clock } = saying((hotkey) =>
    hotkey === 'hotkey-1' ? Promise.resolve({ ok: true, offers }) : new Promise((resolve) => (tell = resolve)),
  )
  const book = new Offers()
  const first = book.ask(modules, miners, { windowMs: 1_000, signal })
  await clock.advance(100)
  expect([...(await first).keys()]).toEqual(['hotkey-1'])
  tell({ ok: true, offers })
  const second = book.ask(modules, miners, { windowMs: 1_000, signal })
  await clock.advance(100)
  expect([...(await second).keys()]).toEqual(['hotkey-1', 'hotkey-2'])
})

test('what was said before counts when nothing is said now, and is forgotten with its miner', async () => {
  let away = false
  const { modules } = saying(async () => (away ? fault('UNREACHABLE', 'away') : { ok: true, offers }))
  const book = new Offers()
  await book.ask(modules, miners, { windowMs: 1_000, signal })
  away = true
  expect([...(await book.ask(modules, miners, { windowMs: 1_000, signal })).keys()]).toHaveLength(2)
  expect([...(await book.ask(modules, miners.slice(1), { windowMs: 1_000, signal })).keys()]).toEqual(['hotkey-2'])
})

test('when nobody says anything a round waits a little and asks again', async () => {
  let asked = 0
  const { modules, waits } = saying(async () =>
    ++asked > 2 ? { ok: true, offers } : fault('NOT_ADMITTED', 'no permit'),
  )
  expect((await new Offers().ask(modules, miners, { windowMs: 1_000, signal })).size).toBe(2)
  expect(waits()).toBe(1)
  const { modules: deaf, waits: waited } = saying(async () => fault('UNREACHABLE', 'away'))
  expect((await new Offers().ask(deaf, miners, { windowMs: 1_000, signal })).size).toBe(0)
  expect(waited()).toBe(2)
})
