import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { blake2_256 } from '../../src/crypto/hash.ts'
import { ready } from '../../src/crypto/ready.ts'
import { merkleProof, merkleRoot, rootFromProof } from '../../src/protocol/merkle.ts'

beforeAll(ready)

const leaves = fc.array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 40 })

test('every leaf proves that it is in the tree, in its place and no other', () => {
  fc.assert(
    fc.property(leaves, fc.nat(), fc.nat(), (leaves, one, other) => {
      const count = leaves.length
      const index = one % count
      const root = merkleRoot(leaves)
      const proof = merkleProof(leaves, index)
      const leaf = leaves[index]!
      expect(rootFromProof(leaf, { index, count, proof })).toEqual(root)
      const elsewhere = leaves[other % count]!
      if (!Buffer.from(elsewhere).equals(leaf)) {
        expect(rootFromProof(elsewhere, { index, count, proof })).not.toEqual(root)
      }
      expect(rootFromProof(leaf, { index, count, proof: [...proof, root] })).toBeUndefined()
      if (proof.length > 0) expect(rootFromProof(leaf, { index, count, proof: proof.slice(1) })).toBeUndefined()
      expect(rootFromProof(leaf, { index: count, count, proof })).toBeUndefined()
    }),
  )
})

test('the order of the leaves is in the root', () => {
  const [one, two, three] = [1, 2, 3].map((byte) => Uint8Array.of(byte)) as [Uint8Array, Uint8Array, Uint8Array]
  expect(merkleRoot([one, two, three])).not.toEqual(merkleRoot([one, three, two]))
  expect(merkleRoot([one, two])).not.toEqual(merkleRoot([one, two, two]))
})

test('nothing has 32 zeros for a root, and one leaf its own hash', () => {
  expect(merkleRoot([])).toEqual(new Uint8Array(32))
  expect(merkleRoot([Uint8Array.of(5)])).toEqual(blake2_256(Buffer.from('yuma/leaf/1\x05')))
})

test('a node cannot be shown as a leaf', () => {
  const hashes = [1, 2, 3, 4].map((byte) => blake2_256(Buffer.from(`yuma/leaf/1${String.fromCharCode(byte)}`)))
  const pairs = [Buffer.concat(hashes.slice(0, 2)), Buffer.concat(hashes.slice(2))]
  expect(merkleRoot(pairs)).not.toEqual(merkleRoot([1, 2, 3, 4].map((byte) => Uint8Array.of(byte))))
})
