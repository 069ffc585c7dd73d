import { blake2_256 } from '../../src/crypto/hash.ts'

type Entry = readonly [nibbles: number[], value: Uint8Array]

/**
 * The root of a Substrate trie written down straight from the definition, from scratch each time: the measure of
 * the incremental one.
 */
export function naiveRoot(entries: Iterable<readonly [Uint8Array, Uint8Array]>, layout: 0 | 1): Uint8Array {
  const list = [...entries].sort(([a], [b]) => Buffer.compare(a, b)).map(([key, value]): Entry => [nibbles(key), value])
  return blake2_256(list.length === 0 ? Uint8Array.of(0) : encode(list, 0, layout))
}

function encode(list: readonly Entry[], depth: number, layout: 0 | 1): Uint8Array {
  const first = list[0]![0]
  const last = list.at(-1)![0]
  let end = depth
  while (end < Math.min(first.length, last.length) && first[end] === last[end]) end++
  const own = first.length === end ? list[0]![1] : undefined
  const hashed = layout === 1 && own !== undefined && own.length > 32
  const value = own === undefined ? Buffer.alloc(0) : hashed ? blake2_256(own) : sized(own)
  const rest = own === undefined ? list : list.slice(1)
  const path = first.slice(depth, end)
  if (rest.length === 0) return Buffer.concat([head(hashed ? 0x20 : 0x40, hashed ? 31 : 63, path), value])
  let bitmap = 0
  const kids: Uint8Array[] = []
  for (let digit = 0; digit < 16; digit++) {
    const below = rest.filter(([key]) => key[end] === digit)
    if (below.length === 0) continue
    bitmap |= 1 << digit
    const kid = encode(below, end + 1, layout)
    kids.push(sized(kid.length < 32 ? kid : blake2_256(kid)))
  }
  const [kind, mask] = own === undefined ? [0x80, 63] : hashed ? [0x10, 15] : [0xc0, 63]
  return Buffer.concat([head(kind!, mask!, path), Buffer.of(bitmap & 255, bitmap >> 8), value, ...kids])
}

function head(kind: number, mask: number, path: readonly number[]): Buffer {
  const out = [kind | Math.min(path.length, mask)]
  let rest = path.length - mask
  if (rest >= 0) {
    for (; rest >= 255; rest -= 255) out.push(255)
    out.push(rest)
  }
  const odd = path.length % 2
  if (odd === 1) out.push(path[0]!)
  for (let at = odd; at < path.length; at += 2) out.push((path[at]! << 4) | path[at + 1]!)
  return Buffer.from(out)
}

function nibbles(key: Uint8Array): number[] {
  return [...key].flatMap((byte) => [byte >> 4, byte & 15])
}

function sized(bytes: Uint8Array): Buffer {
  const { length } = bytes
  if (length < 64) return Buffer.concat([Buffer.of(length << 2), bytes])
  const prefix = Buffer.alloc(length < 1 << 14 ? 2 : 4)
  if (length < 1 << 14) prefix.writeUInt16LE((length << 2) | 1)
  else prefix.writeUInt32LE((length << 2) | 2)
  return Buffer.concat([prefix, bytes])
}
