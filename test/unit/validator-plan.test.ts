import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { MAX_LOAD_UNITS, planRound, type RoundFacts } from '../../validator/round/plan.ts'
import { nextWindow } from '../../validator/round/window.ts'

const facts: RoundFacts = {
  secret: new Uint8Array(32).fill(1),
  blockHash: new Uint8Array(32).fill(2),
  windowMs: 10_000,
  tasks: [
    { name: 'digits', challenges: 40, sizes: [5, 0, 1], unitsPerItem: 1, burstMs: 1_000 },
    { name: 'embeddings', challenges: 8, sizes: [1], unitsPerItem: 16, burstMs: 500 },
  ],
  pairs: [
    { task: 0, uid: 3, hotkey: 'alice', capacity: 20 },
    { task: 0, uid: 4, hotkey: 'bob', capacity: 10 ** 9 },
    { task: 1, uid: 3, hotkey: 'alice', capacity: 0 },
  ],
}
const of = (plan: ReturnType<typeof planRound>, kind: string, uid: number, task: number) =>
  plan.find((each) => each.kind === kind && each.pair.uid === uid && each.pair.task === task)

beforeAll(ready)

describe('a round', () => {
  test('follows from secret and block hash alone', () => {
    expect(planRound(facts)).toEqual(planRound(structuredClone(facts)))
    const other = planRound({ ...facts, secret: new Uint8Array(32).fill(9) })
    const later = planRound({ ...facts, blockHash: new Uint8Array(32).fill(9) })
    for (const [at, { seed, times }] of planRound(facts).entries()) {
      for (const changed of [other[at]!, later[at]!]) {
        expect(changed.seed).not.toEqual(seed)
        if (times.length > 1) expect(changed.times).not.toEqual(times)
      }
    }
  })

  test('poses every miner its own challenges', () => {
    const seeds = planRound(facts).map(({ seed }) => Buffer.from(seed).toString('hex'))
    expect(new Set(seeds).size).toBe(seeds.length)
  })

  test('asks as many requests of each miner as the task set says, of sizes that people use, within its window', () => {
    const plan = planRound(facts)
    const { sizes, times } = of(plan, 'challenge', 3, 0)!
    expect(sizes).toHaveLength(40)
    expect(times).toHaveLength(40)
    for (const size of sizes) expect([1, 3]).toContain(size)
    for (const time of times) expect(time >= 0 && time < facts.windowMs, `${time}`).toBe(true)
    expect(of(plan, 'challenge', 3, 1)!.sizes).toEqual(Array(8).fill(1))
  })

  test('tests the load of a task whose items are much work with as many of them as make up the units', () => {
    const [pair] = facts.pairs
    const plan = planRound({ ...facts, pairs: [{ ...pair!, task: 1, capacity: 100 }] })
    // 50 units in half a second are a little more than three items of 16.
    expect(of(plan, 'load', 3, 1)!.sizes).toEqual([1, 1, 1, 1])
  })

  test('tests the load of all miners of a task at once, each up to what it says it can hold', () => {
    const plan = planRound(facts)
    const alice = of(plan, 'load', 3, 0)!
    const bob = of(plan, 'load', 4, 0)!
    const units = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0)
    expect(units(alice.sizes)).toBe(20)
    expect(units(bob.sizes)).toBe(MAX_LOAD_UNITS)
    expect(new Set([...alice.times, ...bob.times]).size).toBe(1)
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
