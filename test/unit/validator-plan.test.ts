import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { MAX_LOAD_UNITS } from '../../validator/round/draw.ts'
import { planRound, type RoundFacts } from '../../validator/round/plan.ts'
import { nextWindow } from '../../validator/round/window.ts'
import type { Ask } from '../../validator/synth/asks.ts'
import { crowdsOf, habitsHash } from '../../validator/synth/habits.ts'

await ready()

const facts: RoundFacts = {
  secret: new Uint8Array(32).fill(1),
  blockHash: new Uint8Array(32).fill(2),
  habits: habitsHash(),
  windowMs: 60_000,
  tasks: [
    {
      name: 'digits',
      challenges: 40,
      sizes: [1],
      maxItems: 64,
      leastItems: 1,
      unitsPerItem: 1,
      burstMs: 1_000,
    },
    {
      name: 'nobody was recorded',
      challenges: 8,
      sizes: [5, 0, 1],
      maxItems: 3,
      leastItems: 16,
      unitsPerItem: 16,
      burstMs: 500,
    },
  ],
  pairs: [
    { task: 0, uid: 3, hotkey: 'alice', capacity: 20 },
    { task: 0, uid: 4, hotkey: 'bob', capacity: 10 ** 9 },
    { task: 1, uid: 3, hotkey: 'alice', capacity: 0 },
  ],
}
const itemsIn = (asks: readonly Ask[]): number => asks.reduce((sum, { items }) => sum + items, 0)
const of = (plan: ReturnType<typeof planRound>, kind: string, uid: number, task: number) =>
  plan.find((each) => each.kind === kind && each.pair.uid === uid && each.pair.task === task)

describe('a round', () => {
  test('follows from secret and block hash alone', () => {
    expect(planRound(facts)).toEqual(planRound(structuredClone(facts)))
    const other = planRound({ ...facts, secret: new Uint8Array(32).fill(9) })
    const later = planRound({ ...facts, blockHash: new Uint8Array(32).fill(9) })
    for (const [at, { seed, asks }] of planRound(facts).entries()) {
      for (const changed of [other[at]!, later[at]!]) {
        expect(changed.seed).not.toEqual(seed)
        expect(changed.asks).not.toEqual(asks)
      }
    }
  })

  test('that was drawn by other habits is not drawn here', () => {
    const other = '00'.repeat(32)
    expect(() => planRound({ ...facts, habits: other })).toThrow(other)
    expect(() => planRound({ ...facts, habits: other })).toThrow(habitsHash())
  })

  test('poses every miner its own challenges', () => {
    const seeds = planRound(facts).map(({ seed }) => Buffer.from(seed).toString('hex'))
    expect(new Set(seeds).size).toBe(seeds.length)
  })

  /** What one miner is asked in each of many rounds. */
  const rounds = (change: Partial<RoundFacts>, pair = facts.pairs[0]!): (readonly Ask[])[] =>
    Array.from({ length: 200 }, (_, turn) => {
      const blockHash = new Uint8Array(32).fill(turn)
      return of(planRound({ ...facts, ...change, blockHash, pairs: [pair] }), 'challenge', pair.uid, pair.task)!.asks
    })

  test('asks on average as many requests of each miner as the task set says, within its window, as people do', () => {
    const steps = crowdsOf('digits').flatMap((crowd) => crowd.flatMap((person) => person.steps))
    const known = new Set(steps.map(({ items, bytes }) => `${items} ${bytes}`))
    for (const windowMs of [5_000, 60_000, 3_600_000]) {
      const drawn = rounds({ windowMs })
      const average = drawn.reduce((sum, { length }) => sum + length, 0) / drawn.length
      expect(average, `${windowMs}`).toBeGreaterThan(34)
      expect(average, `${windowMs}`).toBeLessThan(46)
      for (const asks of drawn) {
        for (const { atMs, items, bytes } of asks) {
          expect(atMs >= 0 && atMs < windowMs, `${atMs}`).toBe(true)
          expect(known).toContain(`${items} ${bytes}`)
        }
        expect(asks.map(({ atMs }) => atMs)).toEqual(asks.map(({ atMs }) => atMs).toSorted((a, b) => a - b))
      }
    }
  })

  test('leaves no miner unasked, and asks enough to be judged, however few people come', () => {
    for (const windowMs of [0, 3_600_000]) {
      const few = { windowMs, tasks: facts.tasks.map((task) => ({ ...task, challenges: 1 })) }
      for (const asks of rounds(few)) expect(asks.length).toBeGreaterThan(0)
      for (const asks of rounds(few, facts.pairs[2]!)) expect(itemsIn(asks)).toBeGreaterThanOrEqual(16)
      const made = rounds(few).reduce((sum, { length }) => sum + length, 0) / 200
      expect(made, 'hardly more than one').toBeLessThan(2.5)
    }
  })

  test('asks for as much as the task says where nobody was recorded at it', () => {
    const asked = rounds({}, facts.pairs[2]!).flat()
    expect(new Set(asked.map(({ items }) => items))).toEqual(new Set([1, 3]))
    for (const { bytes } of asked) expect(bytes).toBeUndefined()
  })

  test('tests the load of a task whose items are much work with as many of them as make up the units', () => {
    const [pair] = facts.pairs
    const plan = planRound({ ...facts, pairs: [{ ...pair!, task: 1, capacity: 100 }] })
    // 50 units in half a second are a little more than three items of 16.
    expect(itemsIn(of(plan, 'load', 3, 1)!.asks)).toBe(4)
  })

  test('tests the load of all miners of a task at once, each up to what it says it can hold', () => {
    const plan = planRound(facts)
    const alice = of(plan, 'load', 3, 0)!
    const bob = of(plan, 'load', 4, 0)!
    expect(itemsIn(alice.asks)).toBe(20)
    expect(itemsIn(bob.asks)).toBe(MAX_LOAD_UNITS)
    expect(Math.max(...bob.asks.map(({ items }) => items)), 'as people do').toBeGreaterThan(1)
    expect(new Set([...alice.asks, ...bob.asks].map(({ atMs }) => atMs)).size).toBe(1)
    expect(of(plan, 'load', 3, 1)).toBeUndefined()
  })
})

describe('the window of a round', () => {
  const aside = { marginBlocks: 4, closeBlocks: 3, leastBlocks: 5 }

  test('ends before the epoch, early enough to judge and to set weights', () => {
    const outlook = { block: 100n, epochBlock: 120n, epoch: 7n, tempo: 20n, lastEpoch: 6n }
    expect(nextWindow(outlook, aside)).toEqual({ epoch: 7n, closeBlock: 113n })
  })

  test('is that of a later epoch when there is no time left for this one, or when it had its round', () => {
    const outlook = { block: 109n, epochBlock: 120n, epoch: 7n, tempo: 20n, lastEpoch: 6n }
    expect(nextWindow(outlook, aside)).toEqual({ epoch: 8n, closeBlock: 133n })
    expect(nextWindow({ ...outlook, block: 100n, lastEpoch: 7n }, aside)).toEqual({ epoch: 8n, closeBlock: 133n })
    expect(nextWindow({ ...outlook, block: 100n, lastEpoch: undefined }, aside).epoch).toBe(7n)
  })

  test('always leaves time to ask, and no epoch is judged twice', () => {
    const big = (max: number) => fc.integer({ min: 1, max }).map(BigInt)
    fc.assert(
      fc.property(big(10_000), big(360), big(360), big(100), (block, away, tempo, epoch) => {
        const outlook = { block, epochBlock: block + away, epoch, tempo, lastEpoch: epoch - 1n }
        const window = nextWindow(outlook, aside)
        expect(window.closeBlock).toBeGreaterThanOrEqual(block + 5n)
        expect(window.epoch).toBeGreaterThan(outlook.lastEpoch)
        expect((window.closeBlock - (outlook.epochBlock - 7n)) / tempo).toBe(window.epoch - epoch)
      }),
    )
  })
})
