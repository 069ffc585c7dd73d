import type { Runtime } from './executor/runtime.ts'
import { ScaleReader } from './scale.ts'
import { Session } from './state/session.ts'
import type { Trie } from './trie/node.ts'

const KEY_BYTES = 32

/** Length of a slot in ms, which is the time from block to block. */
export function readSlotDuration(runtime: Runtime, state: Trie): number {
  return Number(new ScaleReader(runtime.call(new Session(state), 'AuraApi_slot_duration')).u64())
}

/** The sr25519 keys that take turns: slot n is that of number n modulo their count. */
export function readAuthorities(runtime: Runtime, state: Trie): Uint8Array[] {
  const reader = new ScaleReader(runtime.call(new Session(state), 'AuraApi_authorities'))
  return reader.vec(() => reader.take(KEY_BYTES))
}
