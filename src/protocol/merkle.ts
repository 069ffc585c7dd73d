import { blake2_256 } from '../crypto/hash.ts'

/** Bytes of a hash. */
export const HASH_BYTES = 32
/** The root over nothing. */
const EMPTY = new Uint8Array(HASH_BYTES)
const LEAF = Buffer.from('yuma/leaf/1')
const NODE = Buffer.from('yuma/node/1')

/** The root over the leaves in their order; 32 zeros over none. A node without a sibling goes up as it is. */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  let level = leaves.map(leafHash)
  while (level.length > 1) level = above(level)
  return level[0] ?? EMPTY
}

/** The siblings from the leaf at `index` up to the root, for who has that leaf alone; none where it has no sibling. */
export function merkleProof(leaves: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  const proof: Uint8Array[] = []
  let at = index
  for (let level = leaves.map(leafHash); level.length > 1; level = above(level)) {
    const sibling = level[at ^ 1]
    if (sibling !== undefined) proof.push(sibling)
    at >>>= 1
  }
  return proof
}

/** The root that a leaf at `index` of `count` has with these siblings, or `undefined` when they are not as many as its way has. */
export function rootFromProof(
  leaf: Uint8Array,
  { index, count, proof }: { readonly index: number; readonly count: number; readonly proof: readonly Uint8Array[] },
): Uint8Array | undefined {
  if (index >= count) return undefined
  let hash = leafHash(leaf)
  let at = index
  let used = 0
  for (let width = count; width > 1; width = Math.ceil(width / 2)) {
    if ((at ^ 1) < width) {
      const sibling = proof[used++]
      if (sibling?.length !== HASH_BYTES) return undefined
      hash = at % 2 === 0 ? nodeHash(hash, sibling) : nodeHash(sibling, hash)
    }
    at >>>= 1
  }
  return used === proof.length ? hash : undefined
}

function above(level: readonly Uint8Array[]): Uint8Array[] {
  const next: Uint8Array[] = []
  for (let at = 0; at < level.length; at += 2) {
    const right = level[at + 1]
    next.push(right === undefined ? level[at]! : nodeHash(level[at]!, right))
  }
  return next
}

/** Leaves and nodes have tags of their own, so that no node can be shown as a leaf. */
function leafHash(leaf: Uint8Array): Uint8Array {
  return blake2_256(Buffer.concat([LEAF, leaf]))
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return blake2_256(Buffer.concat([NODE, left, right]))
}
