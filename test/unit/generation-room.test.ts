import { describe, expect, it } from 'vitest'
import { append, packRows } from '../../src/inference/generation/cache.ts'
import { Room } from '../../src/inference/generation/room.ts'

const shape = { tensors: 3, heads: 2, width: 4 }
const bytesOf = (place: readonly Float32Array[]): number =>
  place.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)

describe('the room of a cache', () => {
  it('is never where the cache before lies, and again where the one before that lay', () => {
    const room = new Room(shape, 100)
    const [first, second, third] = [room.take(10), room.take(11), room.take(12)]
    expect(first.map((each) => each.length)).toEqual([80, 80, 80])
    first.forEach((each, i) => {
      expect(second[i]!.buffer).not.toBe(each.buffer)
      expect(third[i]!.buffer).toBe(each.buffer)
    })
  })

  it('grows ahead of what is asked for, to the most there may be and no further, and is let go of', () => {
    const room = new Room(shape, 100)
    expect(bytesOf(room.take(10))).toBe(15 * 3 * 2 * 4 * 4)
    room.take(90)
    expect(bytesOf(room.take(90))).toBe(100 * 3 * 2 * 4 * 4)
    const old = room.take(5)
    room.clear()
    room.take(5)
    expect(room.take(5)[0]!.buffer).not.toBe(old[0]!.buffer)
  })

  it('may hold anything: rows packed into it are padded with zeros', () => {
    const full = { rows: 1, length: 3, room: 3, tensors: Array.from({ length: 3 }, () => new Float32Array(24).fill(7)) }
    const rows = [
      { cache: full, row: 0, tokens: 3 },
      { cache: full, row: 0, tokens: 1 },
    ]
    const cache = packRows(rows, shape, (positions) =>
      Array.from({ length: 3 }, () => new Float32Array(positions * 8).fill(Number.NaN)),
    )
    const zeros = (positions: number): number[] => new Array(4 * positions).fill(0)
    const row = (tokens: number): number[] => [...zeros(3 - tokens), ...new Array(4 * tokens).fill(7), ...zeros(32)]
    expect([...cache.tensors[2]!]).toEqual([...row(3), ...row(3), ...row(1), ...row(1)])
    const { length, tensors } = append(
      cache,
      Array.from({ length: 3 }, () => new Float32Array(16).fill(9)),
      shape,
    )
    expect(length).toBe(4)
    expect(tensors[2]!.indexOf(9)).toBe(12)
    expect(tensors[2]!.lastIndexOf(9)).toBe(3 * 35 * 4 + 15)
  })
})
