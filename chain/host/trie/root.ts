import { blake2_256 } from '../../../src/crypto/hash.ts'
import { compact } from '../scale.ts'
import { insert } from './edit.ts'
import { digitAt, type Node, type Trie } from './node.ts'

/** Layouts of Substrate's trie: in 1 a value of 33 bytes or more stands as its hash, in 0 never. */
export type Layout = 0 | 1

/** Longest value that layout 1 keeps inside its node. Source: sp-core, TRIE_VALUE_NODE_THRESHOLD. */
const MAX_INLINE_VALUE = 32
/** A node of fewer bytes than its hash stands itself in its parent. */
const HASH_BYTES = 32
const EMPTY = Uint8Array.of(0)

// What a node's first byte says, and how many of its bits count the digits of the path. Source: sp-trie, trie_constants.
const LEAF = [0x40, 63] as const
const HASHED_LEAF = [0x20, 31] as const
const BRANCH = [0x80, 63] as const
const VALUE_BRANCH = [0xc0, 63] as const
const HASHED_BRANCH = [0x10, 15] as const

/** The root: blake2-256 of the top node. Nodes named before in this layout are not looked at again. */
export function rootOf(trie: Trie, layout: Layout): Uint8Array {
  return blake2_256(trie === undefined ? EMPTY : encode(trie, layout))
}

/** The root of a list: a trie from compact-encoded positions to items. */
export function orderedRoot(items: readonly Uint8Array[], layout: Layout): Uint8Array {
  let trie: Trie
  for (const [at, item] of items.entries()) trie = insert(trie, Buffer.from(compact(at)).toString('hex'), item)
  return rootOf(trie, layout)
}

let scratch = new Uint8Array(4096)

/** The node's bytes, as a view that the next call overwrites. */
function encode(node: Node, layout: Layout): Uint8Array {
  const { path, value, kids } = node
  // Children first: they share the scratch.
  const names = kids?.map((kid) => (kid === undefined ? undefined : nameOf(kid, layout)))
  const hashed = layout === 1 && value !== undefined && value.length > MAX_INLINE_VALUE
  if (hashed) node.digest ??= blake2_256(value)
  const stored = hashed ? node.digest! : value
  const room = path.length + 64 + (stored?.length ?? 0) + 17 * HASH_BYTES
  if (scratch.length < room) scratch = new Uint8Array(room * 2)

  let at = writeHead(headOf(node, hashed), path)
  if (names !== undefined) {
    let bitmap = 0
    for (let digit = 0; digit < 16; digit++) if (names[digit] !== undefined) bitmap |= 1 << digit
    scratch[at++] = bitmap & 0xff
    scratch[at++] = bitmap >> 8
  }
  if (stored !== undefined) at = hashed ? write(stored, at) : writeSized(stored, at)
  for (const name of names ?? []) if (name !== undefined) at = writeSized(name, at)
  return scratch.subarray(0, at)
}

function nameOf(node: Node, layout: Layout): Uint8Array {
  if (node.name !== undefined && node.layout === layout) return node.name
  const bytes = encode(node, layout)
  node.name = bytes.length < HASH_BYTES ? bytes.slice() : blake2_256(bytes)
  node.layout = layout
  return node.name
}

function headOf({ value, kids }: Node, hashed: boolean): readonly [number, number] {
  if (kids === undefined) return hashed ? HASHED_LEAF : LEAF
  if (value === undefined) return BRANCH
  return hashed ? HASHED_BRANCH : VALUE_BRANCH
}

function writeHead([kind, mask]: readonly [number, number], path: string): number {
  let at = 0
  let rest = path.length
  scratch[at++] = kind | Math.min(rest, mask)
  if (rest >= mask) {
    for (rest -= mask; rest >= 255; rest -= 255) scratch[at++] = 255
    scratch[at++] = rest
  }
  let digit = 0
  if (path.length % 2 === 1) scratch[at++] = digitAt(path, digit++)
  for (; digit < path.length; digit += 2) scratch[at++] = (digitAt(path, digit) << 4) | digitAt(path, digit + 1)
  return at
}

function write(bytes: Uint8Array, at: number): number {
  scratch.set(bytes, at)
  return at + bytes.length
}

function writeSized(bytes: Uint8Array, at: number): number {
  if (bytes.length >= 64) return write(bytes, write(compact(bytes.length), at))
  scratch[at] = bytes.length << 2
  return write(bytes, at + 1)
}
