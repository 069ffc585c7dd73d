import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carryTable } from '../../src/consensus/reward/carry.ts'
import { decodeTable, encodeTable } from '../../src/consensus/reward/codec.ts'
import { MICRO, type Table } from '../../src/consensus/reward/entry.ts'
import type { Exchange } from '../../src/consensus/reward/exchange.ts'
import { applyRound } from '../../src/consensus/reward/round.ts'
import { entry, exchange, hotkeyOf, micro, OPEN, round } from '../support/reward.ts'

const after = (exchanges: readonly Exchange[], table: Table = []): Table[number] =>
  applyRound(table, round(exchanges))[0]!

test('a judged round takes a tenth of what was known and adds what is new', () => {
  const known = entry(1, { quality: 0.5, judged: 10, baseline: 0.2 })
  expect(after([exchange(), exchange()], [known])).toMatchObject({
    score: micro(5 * 0.9 + 4),
    judged: micro(10 * 0.9 + 4),
    baseline: micro(2 * 0.9 + 2),
    asked: micro(100 * 0.9 + 4),
    served: micro(100 * 0.9 + 4),
  })
})

test('decay is rounded down', () => {
  const odd = { ...entry(1), score: 11n, judged: 19n }
  expect(after([exchange({ items: 1, score: 0n })], [odd])).toMatchObject({ score: 9n, judged: 17n + MICRO })
})

test('who was not asked keeps everything', () => {
  const table = [entry(1), entry(2)]
  expect(applyRound(table, round([exchange({ uid: 2 })]))[0]).toEqual(table[0])
})

test('a query enters service alone, and a load test never enters quality', () => {
  const known = entry(1)
  const { asked, served, ...rest } = after([exchange({ kind: 'query' })], [known])
  expect(rest).toEqual({ ...known, asked: undefined, served: undefined, ...rest })
  expect([rest.score, rest.judged, rest.proven, rest.tests]).toEqual([
    known.score,
    known.judged,
    known.proven,
    known.tests,
  ])
  expect([asked, served]).toEqual([micro(92), micro(92)])
  const loaded = after([exchange({ kind: 'load', units: 50, items: 50 })], [known])
  expect([loaded.score, loaded.judged, loaded.baseline]).toEqual([known.score, known.judged, known.baseline])
})

test('a failed request with no items lowers service and nothing else', () => {
  const known = entry(1)
  const failed = exchange({ outcome: 'failed', items: 0, score: 0n, baseline: 0n })
  expect(after([failed], [known])).toEqual({ ...known, asked: micro(92), served: micro(90) })
})

test('a load test proves what was served before it was over, up to what was declared', () => {
  const load = (facts: Partial<Exchange>) => exchange({ kind: 'load', units: 40, items: 0, ...facts })
  const late = load({ tookMs: 1_001 })
  expect(after([load({}), load({}), late])).toMatchObject({ proven: micro(80), tests: MICRO, served: micro(80) })
  expect(after([load({}), load({}), load({})])).toMatchObject({ proven: micro(100), served: micro(120) })
  const undeclared = applyRound([], round([load({})], { capacities: [] }))
  expect(undeclared[0]).toMatchObject({ proven: 0n, tests: MICRO })
})

test('of what nobody checked counts the share that was right of what was checked', () => {
  const load = (outcome: Exchange['outcome']) => exchange({ kind: 'load', units: 10, items: 0, outcome })
  expect(after([load('good'), load('proven'), load('unchecked'), load('unchecked')]).proven).toBe(micro(15))
  expect(after([load('unchecked')]).proven).toBe(0n)
})

test('standing falls by four tenths a proven failure and comes back by a tenth a clean round', () => {
  const failures = [exchange({ outcome: 'proven' }), exchange({ outcome: 'proven', kind: 'query' })]
  const fallen = after(failures)
  expect(fallen.standing).toBe(micro(0.36))
  expect(after([exchange()], [fallen]).standing).toBe(micro(0.46))
  expect(after([exchange({ outcome: 'failed' }), exchange({ outcome: 'unchecked' })], [fallen]).standing).toBe(
    fallen.standing,
  )
  expect(after([exchange()], [{ ...fallen, standing: micro(0.95) }]).standing).toBe(MICRO)
  expect(after(Array(1_000).fill(failures[0])).standing).toBe(0n)
})

test('a uid that another hotkey holds starts anew, and one that nobody holds is forgotten', () => {
  const holders = new Map([[1, hotkeyOf(7)]])
  const table = applyRound([entry(1), entry(2)], round([exchange(), exchange({ uid: 2 })], { holders }))
  expect(table).toHaveLength(1)
  expect(table[0]).toMatchObject({ uid: 1, hotkey: hotkeyOf(7), judged: 2n * MICRO })
})

test('exchanges of a task that the set does not have do not count', () => {
  expect(applyRound([], round([exchange({ task: 1 })]))).toEqual([])
})

test('the order of exchanges and entries changes nothing', () => {
  const facts = fc.record({
    task: fc.integer({ min: 0, max: 1 }),
    uid: fc.integer({ min: 0, max: 9 }),
    kind: fc.constantFrom('query', 'challenge', 'load'),
    outcome: fc.constantFrom('good', 'unchecked', 'failed', 'proven'),
    units: fc.nat(200),
    tookMs: fc.nat(2_000),
  })
  const arbitrary = fc
    .array(facts, { maxLength: 40 })
    .chain((all) => fc.record({ all: fc.constant(all), shuffled: fc.shuffledSubarray(all, { minLength: all.length }) }))
  const terms = { terms: [OPEN, OPEN] }
  fc.assert(
    fc.property(arbitrary, ({ all, shuffled }) => {
      const table = [entry(1), entry(3, { task: 1 })]
      const one = applyRound(table, round(all.map(exchange), terms))
      expect(applyRound([...table].reverse(), round(shuffled.map(exchange), terms))).toEqual(one)
      expect(decodeTable(encodeTable(one))).toEqual(one)
    }),
  )
})

test('bytes that no table has are refused', () => {
  const bytes = encodeTable([entry(1), entry(2)])
  const reversed = encodeTable([entry(2), entry(1)])
  for (const wrong of [bytes.subarray(1), Buffer.concat([bytes, Buffer.of(0)]), reversed, Buffer.alloc(3)]) {
    expect(decodeTable(wrong)).toBeUndefined()
  }
})

test('a sum that would not fit into eight bytes is cut', () => {
  const full = { ...entry(1), asked: (1n << 64n) - 1n, served: (1n << 64n) - 1n }
  const table = applyRound([full], round(Array(1_000).fill(exchange({ units: 4_294_967_295 }))))
  expect(table[0]!.asked).toBe((1n << 64n) - 1n)
  expect(decodeTable(encodeTable(table))).toEqual(table)
})

test('entries follow their task to its place in another set, or are forgotten', () => {
  const table = [entry(1), entry(1, { task: 1 }), entry(2, { task: 1 })]
  expect(carryTable(table, new Map([[1, 0]])).map(({ task, uid }) => [task, uid])).toEqual([
    [0, 1],
    [0, 2],
  ])
})
