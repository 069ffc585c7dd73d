import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeRow } from '../../src/consensus/reward/codec.ts'
import { type Entry, MICRO, type Table, type Terms } from '../../src/consensus/reward/entry.ts'
import { earned } from '../../src/consensus/reward/pay.ts'
import { toRow } from '../../src/consensus/reward/row.ts'
import { entry, micro, OPEN, SERVED } from '../support/reward.ts'

const OWNER = 0
const uids = Array.from({ length: 10 }, (_, uid) => uid)

function weights(table: Table, terms: readonly Terms[] = [OPEN]): number[] {
  return toRow(table, terms, { ownerUid: OWNER, uids }).map(({ weight }) => weight)
}

const quality = fc.double({ min: 0, max: 1, noNaN: true })
const someone = fc.record({ quality, baseline: quality, volume: fc.nat(1_000), served: fc.nat(100), standing: quality })
const people = fc.array(someone, { minLength: 1, maxLength: 9 })

test('pay is volume times quality above the baseline times service times standing', () => {
  const all = [
    entry(1, { quality: 0.8, baseline: 0.5, volume: 100 }),
    entry(2, { quality: 0.8, baseline: 0.5, volume: 50 }),
    entry(3, { quality: 0.65, baseline: 0.5, volume: 100 }),
    entry(4, { quality: 0.8, baseline: 0.5, volume: 100, served: 50 }),
    entry(5, { quality: 0.8, baseline: 0.5, volume: 100, standing: 0.5 }),
  ]
  // Half of the full weight, less what rounding down leaves to the owner.
  expect(weights(all)).toEqual([0, 65_535, 32_767, 32_767, 32_767, 32_767, 0, 0, 0, 0])
})

test('at the baseline, and below it, everything goes to the owner', () => {
  const table = [entry(1, { quality: 0.5, baseline: 0.5 }), entry(2, { quality: 0.3, baseline: 0.5 })]
  expect(weights(table)).toEqual([65_535, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  expect(weights([])).toEqual([65_535, 0, 0, 0, 0, 0, 0, 0, 0, 0])
})

test('a task pays in full once its best is a margin above the baseline, less before', () => {
  // Half the margin of 5 % of what there is above a baseline of 0.
  expect(weights([entry(1, { quality: 0.025 })]).slice(0, 2)).toEqual([65_535, 65_535])
  expect(weights([entry(1, { quality: 0.05 })]).slice(0, 2)).toEqual([0, 65_535])
})

test('each task has its own pot, and what nobody earns of it goes to the owner', () => {
  const terms = [
    { ...OPEN, weightPpm: 600_000 },
    { ...SERVED, weightPpm: 300_000 },
    { ...SERVED, weightPpm: 100_000 },
  ]
  const table = [entry(1), entry(2), entry(2, { task: 1 })]
  expect(weights(table, terms).slice(0, 3)).toEqual([10_923, 32_768, 65_535])
})

test('who was never judged, tested or asked earns nothing, and neither does anybody for a baseline without error', () => {
  for (const nothing of [{ judged: 0n, score: 0n }, { tests: 0n }, { asked: 0n }, { baseline: 1_000n * MICRO }]) {
    expect(earned({ ...entry(1), ...nothing }, OPEN)).toBe(0n)
  }
})

test('every uid has its place in the row, in order, the owner too when it was not named', () => {
  const row = toRow([entry(3)], [OPEN], { ownerUid: 9, uids: [4, 3, 1] })
  expect(row.map(({ uid }) => uid)).toEqual([1, 3, 4, 9])
  expect(Buffer.from(encodeRow(row.slice(0, 2))).toString('hex')).toBe('0200000001000000' + '0300ffff')
})

test('an entry of a uid that the subnet does not have takes nothing from the others', () => {
  expect(weights([entry(1), entry(50)])).toEqual(weights([entry(1)]))
})

test('permuting uids changes nothing', () => {
  const order = fc.shuffledSubarray(uids.slice(1), { minLength: 9 })
  fc.assert(
    fc.property(people, order, (all, places) => {
      const plain = weights(all.map((each, i) => entry(i + 1, each)))
      const moved = weights(all.map((each, i) => entry(places[i]!, each)))
      all.forEach((_, i) => {
        expect(moved[places[i]!]).toBe(plain[i + 1])
      })
    }),
  )
})

test('more of every volume, in proportion, changes nothing', () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 2, max: 50 }), (all, factor) => {
      const scaled = all.map((each, i) => entry(i + 1, { ...each, volume: each.volume * factor }))
      const plain = weights(all.map((each, i) => entry(i + 1, each)))
      weights(scaled).forEach((weight, uid) => {
        expect(Math.abs(weight - plain[uid]!)).toBeLessThanOrEqual(1)
      })
    }),
  )
})

test('what is earned is linear in volume', () => {
  fc.assert(
    fc.property(someone, fc.integer({ min: 2, max: 50 }), (each, factor) => {
      const one = earned(entry(1, each), OPEN)
      const many = earned(entry(1, { ...each, volume: each.volume * factor }), OPEN)
      expect(many - one * BigInt(factor)).toBeGreaterThanOrEqual(0n)
      expect(many - one * BigInt(factor)).toBeLessThan(BigInt(factor))
    }),
  )
})

test('four uids that share a volume earn what one would', () => {
  fc.assert(
    fc.property(
      people.filter((all) => all.length <= 5),
      someone,
      (others, each) => {
        const rest = others.map((other, i) => entry(i + 5, other))
        const split = [1, 2, 3, 4].map((uid) => entry(uid, { ...each, volume: each.volume / 4 }))
        const shared = shares(weights([...split, ...rest]))
        const alone = shares(weights([entry(1, each), ...rest]))
        const together = shared[1]! + shared[2]! + shared[3]! + shared[4]!
        expect(Math.abs(together - alone[1]!)).toBeLessThan(1e-4)
      },
    ),
  )
})

test('a better model never earns less, all else equal', () => {
  fc.assert(
    fc.property(people, fc.double({ min: 0, max: 0.3, noNaN: true }), (all, better) => {
      const table = all.map((each, i) => entry(i + 1, each))
      const improved = entry(1, { ...all[0]!, quality: Math.min(1, all[0]!.quality + better) })
      const before = shares(weights(table))[1]!
      expect(shares(weights([improved, ...table.slice(1)]))[1]!).toBeGreaterThanOrEqual(before - 5e-5)
    }),
  )
})

test('a row has no weight but from 0 to 65,535, and that at least once', () => {
  fc.assert(
    fc.property(people, (all) => {
      const row = weights(all.map((each, i) => entry(i + 1, each)))
      expect(Math.max(...row)).toBe(65_535)
      for (const weight of row) expect(Number.isInteger(weight) && weight >= 0).toBe(true)
    }),
  )
})

test('a load test of an open task counts as far as its answers are as good as those to challenges', () => {
  const load = (burst: number): Entry => ({
    ...entry(1, { quality: 0.9, baseline: 0.7 }),
    burstScore: micro(burst * 500),
    burstJudged: micro(500),
  })
  const honest = earned(entry(1, { quality: 0.9, baseline: 0.7 }), OPEN)
  expect(earned(load(0.9), OPEN)).toBe(honest)
  // Three standard deviations are 5 points here.
  expect(earned(load(0.86), OPEN)).toBe(honest)
  expect(Number(earned(load(0.8), OPEN)) / Number(honest)).toBeCloseTo(0.5, 6)
  expect(earned(load(0.7), OPEN)).toBe(0n)
  expect(earned(load(0.1), OPEN)).toBe(0n)
  expect(earned(load(0.1), SERVED)).toBe(honest)
})

function shares(row: readonly number[]): number[] {
  const sum = row.reduce((all, weight) => all + weight, 0)
  return row.map((weight) => weight / sum)
}
