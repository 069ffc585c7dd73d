import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decodeRoundField,
  decodeTaskSetField,
  encodeRoundField,
  encodeTaskSetField,
  taskSetAt,
  withRound,
  withTaskSet,
} from '../../src/protocol/commitment.ts'

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })
const u64 = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n })
const u32 = fc.nat(4_294_967_295)

test('the fields are laid out as the protocol says', () => {
  const all = (byte: number): Uint8Array => new Uint8Array(32).fill(byte)
  const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
  expect(hexOf(encodeTaskSetField({ hash: all(0xaa), fromBlock: 258n }))).toBe(
    `59545331${'aa'.repeat(32)}0201000000000000`,
  )
  const round = { epoch: 7, root: all(1), count: 3, units: 1_000n, state: all(2), next: all(3) }
  expect(hexOf(encodeRoundField(round))).toBe(
    `5952433107000000${'01'.repeat(32)}03000000e803000000000000${'02'.repeat(32)}${'03'.repeat(32)}`,
  )
})

test('what was written is read', () => {
  fc.assert(
    fc.property(fc.record({ hash, fromBlock: u64 }), (field) => {
      expect(decodeTaskSetField(encodeTaskSetField(field))).toEqual(field)
      expect(decodeRoundField(encodeTaskSetField(field))).toBeUndefined()
    }),
  )
  const round = fc.record({ epoch: u32, root: hash, count: u32, units: u64, state: hash, next: hash })
  fc.assert(
    fc.property(round, (field) => {
      expect(decodeRoundField(encodeRoundField(field))).toEqual(field)
      expect(decodeTaskSetField(encodeRoundField(field))).toBeUndefined()
    }),
  )
})

test('a field of another tag or length is something else', () => {
  const field = encodeTaskSetField({ hash: new Uint8Array(32), fromBlock: 1n })
  const tagged = Uint8Array.from(field)
  tagged[3] = 0x32
  for (const other of [tagged, field.subarray(1), Buffer.concat([field, Buffer.of(0)]), new Uint8Array()]) {
    expect(decodeTaskSetField(other)).toBeUndefined()
  }
})

const setFrom = (fromBlock: bigint) => ({ hash: new Uint8Array(32).fill(Number(fromBlock)), fromBlock })
const round = {
  epoch: 1,
  root: new Uint8Array(32),
  count: 0,
  units: 0n,
  state: new Uint8Array(32),
  next: new Uint8Array(32),
}

test('a round replaces the round before, and leaves the task set of an owner who validates', () => {
  const fields = [encodeTaskSetField(setFrom(5n)), encodeRoundField(round), Buffer.from('else')]
  expect(withRound(fields, { ...round, epoch: 2 })).toEqual([
    encodeTaskSetField(setFrom(5n)),
    encodeRoundField({ ...round, epoch: 2 }),
  ])
})

test('a task set that holds later stands beside the one that holds now, and replaces it when it holds', () => {
  const first = withTaskSet([encodeRoundField(round)], setFrom(5n), 10n)
  expect(first).toEqual([encodeTaskSetField(setFrom(5n)), encodeRoundField(round)])
  const announced = withTaskSet(first, setFrom(20n), 10n)
  expect([9n, 19n, 20n, 90n].map((block) => taskSetAt(announced, block)?.fromBlock)).toEqual([5n, 5n, 20n, 20n])
  expect(taskSetAt(announced, 4n)).toBeUndefined()
  // Announced again otherwise: what never held goes.
  expect(withTaskSet(announced, setFrom(30n), 12n).map((field) => decodeTaskSetField(field)?.fromBlock)).toEqual([
    5n,
    30n,
    undefined,
  ])
  expect(withTaskSet(announced, setFrom(25n), 25n)).toHaveLength(2)
})
