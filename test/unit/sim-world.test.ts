import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { Agenda } from '../../src/sim/agenda.ts'
import { World } from '../../src/sim/world.ts'

const BORN = 1_800_000_000_000

/** What happens when the same people sleep for the same times, as `who@when`. */
async function story(seed: number): Promise<readonly string[]> {
  const world = new World({ seed, bornMs: BORN })
  const heard: string[] = []
  const live = async (who: string): Promise<void> => {
    const clock = world.clockOf(who)
    for (const ms of [5, 0, 10]) {
      await clock.sleep(ms)
      heard.push(`${who}@${clock.now() - BORN}`)
    }
  }
  await world.finish(Promise.all(['ann', 'bob', 'cy', 'dee'].map(live)))
  return heard
}

test('the agenda gives what is due first, whatever the order in which it was put down', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ who: fc.constantFrom('a', 'b', 'c'), at: fc.nat(20) })), fc.nat(), (all, seed) => {
      const agenda = new Agenda(seed)
      const taken: number[] = []
      for (const { who, at } of all) agenda.add(who, at, () => taken.push(at))
      for (let next = agenda.take(); next !== undefined; next = agenda.take()) next.work()
      expect(taken).toEqual(all.map(({ at }) => at).sort((a, b) => a - b))
    }),
  )
})

test('what one of them waits for at one time keeps its order, and what is struck off does not happen', () => {
  const agenda = new Agenda(7)
  const done: string[] = []
  const off = agenda.add('ann', 3, () => done.push('ann off'))
  for (const who of ['ann 1', 'bob 1', 'ann 2', 'bob 2', 'ann 3']) {
    agenda.add(who.split(' ')[0]!, 3, () => done.push(who))
  }
  off()
  for (let next = agenda.take(); next !== undefined; next = agenda.take()) next.work()
  expect(done.filter((each) => each.startsWith('ann'))).toEqual(['ann 1', 'ann 2', 'ann 3'])
  expect(done.filter((each) => each.startsWith('bob'))).toEqual(['bob 1', 'bob 2'])
  expect(agenda.taken).toBe(5)
})

test('the same seed tells the same story, and another draws other lots', async () => {
  const [first, again] = [await story(1), await story(1)]
  expect(again).toEqual(first)
  const others: (readonly string[])[] = []
  for (const seed of [2, 3, 4, 5]) others.push(await story(seed))
  expect(others.some((other) => other.join() !== first.join())).toBe(true)
  for (const other of others) expect(other.toSorted()).toEqual(first.toSorted())
})

test('time stands still while files are written, and while tracked work goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yuma-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const world = new World({ seed: 1, bornMs: BORN })
  const clock = world.clockOf('ann')
  const read: number[] = []
  const write = async (): Promise<void> => {
    await clock.sleep(10)
    for (let i = 0; i < 5; i++) await writeFile(join(folder, String(i)), 'text')
    read.push(clock.now() - BORN)
    await world.track(new Promise((resolve) => setTimeout(resolve, 20)))
    read.push(clock.now() - BORN)
  }
  const tick = async (): Promise<void> => {
    for (let i = 0; i < 30; i++) await world.clockOf('bob').sleep(1)
  }
  await world.finish(Promise.all([write(), tick()]))
  expect(read).toEqual([10, 10])
})

test('a sleep ends early with the reason of its signal, and never wakes', async () => {
  const world = new World({ seed: 1, bornMs: BORN })
  const stop = new AbortController()
  const slept = world.clockOf('ann').sleep(100, stop.signal)
  world.post('bob', 40, () => stop.abort(new Error('enough')))
  await expect(world.finish(slept)).rejects.toThrow('enough')
  expect(world.now() - BORN).toBe(40)
})

test('what throws ends the simulation, and so does waiting for what nothing will bring about', async () => {
  const world = new World({ seed: 1, bornMs: BORN })
  world.post('ann', 5, () => world.fail(new Error('broken')))
  await expect(world.run(() => false)).rejects.toThrow('broken')
  await expect(new World({ seed: 1, bornMs: BORN }).finish(new Promise(() => {}))).rejects.toThrow(RangeError)
})
