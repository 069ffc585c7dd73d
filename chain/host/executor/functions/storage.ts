import { parseHex } from '../../hex.ts'
import { ScaleReader } from '../../scale.ts'
import type { Layout } from '../../trie/root.ts'
import { rootOf } from '../../trie/root.ts'
import type { Guest, HostFunctions } from '../guest.ts'

const NONE = Uint8Array.of(0)

/** Reads and writes of the state, nested transactions, and its root. */
export function storageFunctions(guest: Guest): HostFunctions {
  const { memory } = guest
  return {
    ext_storage_get_version_1: (key: bigint) => memory.writeOption(guest.session.get(memory.readHex(key))),
    ext_storage_exists_version_1: (key: bigint) => (guest.session.get(memory.readHex(key)) === undefined ? 0 : 1),
    ext_storage_set_version_1: (key: bigint, value: bigint) => {
      guest.session.set(memory.readHex(key), memory.read(value))
    },
    ext_storage_clear_version_1: (key: bigint) => guest.session.remove(memory.readHex(key)),
    ext_storage_append_version_1: (key: bigint, item: bigint) => {
      guest.session.append(memory.readHex(key), memory.read(item))
    },
    ext_storage_read_version_1: (key: bigint, into: bigint, offset: number) => {
      const value = guest.session.get(memory.readHex(key))
      if (value === undefined) return memory.write(NONE)
      const rest = value.subarray(offset >>> 0)
      const [at, room] = memory.split(into)
      memory.put(at, rest.subarray(0, room))
      return memory.write(taggedU32(1, rest.length))
    },
    ext_storage_next_key_version_1: (key: bigint) => {
      const next = guest.session.nextKey(memory.readHex(key))
      return memory.writeOption(next === undefined ? undefined : parseHex(next))
    },
    ext_storage_clear_prefix_version_1: (prefix: bigint) => {
      guest.session.clearPrefix(memory.readHex(prefix), undefined)
    },
    // Answers `KillStorageResult`: 0 all removed, 1 some remain, and how many of the state's keys it looked at.
    ext_storage_clear_prefix_version_2: (prefix: bigint, limit: bigint) => {
      const reader = new ScaleReader(memory.read(limit))
      const bound = reader.u8() === 0 ? undefined : reader.u32()
      const { removed, complete } = guest.session.clearPrefix(memory.readHex(prefix), bound)
      return memory.write(taggedU32(complete ? 0 : 1, removed))
    },
    ext_storage_root_version_1: () => memory.write(rootOf(guest.session.trie, 0)),
    ext_storage_root_version_2: (version: number) => memory.write(rootOf(guest.session.trie, layoutOf(version))),
    ext_storage_start_transaction_version_1: () => guest.session.start(),
    ext_storage_commit_transaction_version_1: () => guest.session.commit(),
    ext_storage_rollback_transaction_version_1: () => guest.session.rollBack(),
  }
}

/** The trie layout of a state version. */
export function layoutOf(version: number): Layout {
  return version === 0 ? 0 : 1
}

function taggedU32(tag: number, value: number): Uint8Array {
  const out = new Uint8Array(5)
  out[0] = tag
  new DataView(out.buffer).setUint32(1, value, true)
  return out
}
