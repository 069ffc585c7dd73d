import { expect, test } from 'vitest'
import { checkService } from '../../src/audit/service.ts'
import { MICRO, newEntry, type Table } from '../../src/consensus/reward/entry.ts'

const UID = 3

/** A table that remembers 100 units asked of one uid, and so many served. */
const remembering = (served: number): Table => [
  { ...newEntry(0, UID, '00'.repeat(32)), asked: 100n * MICRO, served: BigInt(served) * MICRO },
]
const others = [100, 100].map((served) => ({ stake: 1n, table: remembering(served) }))
const codes = (served: number, burst: number): readonly string[] =>
  checkService(remembering(served), others, new Map([[UID, { requests: 20, burst }]])).map(({ code }) => code)

test('a load test that came late as a whole is bad luck, and many late answers are not', () => {
  expect(codes(94, 6)).toEqual([])
  expect(codes(94, 1)).toEqual(['FALSE_TIMEOUTS'])
  expect(codes(80, 6)).toEqual(['FALSE_TIMEOUTS'])
})
