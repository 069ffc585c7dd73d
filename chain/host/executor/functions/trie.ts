import { ScaleReader } from '../../scale.ts'
import { insert } from '../../trie/edit.ts'
import type { Trie } from '../../trie/node.ts'
import { orderedRoot, rootOf } from '../../trie/root.ts'
import type { Guest, HostFunctions } from '../guest.ts'
import { layoutOf } from './storage.ts'

/** Roots of lists and maps that are not the state, such as a block's extrinsics. */
export function trieFunctions({ memory }: Guest): HostFunctions {
  const ordered = (items: bigint, version: number): number => {
    const reader = new ScaleReader(memory.read(items))
    return memory.writeAt(
      orderedRoot(
        reader.vec(() => reader.bytes()),
        layoutOf(version),
      ),
    )
  }
  const keyed = (pairs: bigint, version: number): number => {
    const reader = new ScaleReader(memory.read(pairs))
    let trie: Trie
    for (let left = reader.count(); left > 0; left--) {
      const key = Buffer.from(reader.bytes()).toString('hex')
      trie = insert(trie, key, reader.bytes())
    }
    return memory.writeAt(rootOf(trie, layoutOf(version)))
  }
  return {
    ext_trie_blake2_256_ordered_root_version_1: (items: bigint) => ordered(items, 0),
    ext_trie_blake2_256_ordered_root_version_2: ordered,
    ext_trie_blake2_256_root_version_1: (pairs: bigint) => keyed(pairs, 0),
    ext_trie_blake2_256_root_version_2: keyed,
  }
}
