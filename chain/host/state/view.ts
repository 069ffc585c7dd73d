import type { StateView } from '../backend.ts'
import { lookUp } from '../trie/edit.ts'
import type { Trie } from '../trie/node.ts'
import { keysUnder } from '../trie/walk.ts'

/** A kept state as those outside read it: keys are bytes, values are not to be changed. */
export function viewOf(state: Trie): StateView {
  return {
    get: (key) => lookUp(state, hex(key)),
    keys: (prefix, after, count) =>
      keysUnder(state, hex(prefix), after === undefined ? undefined : hex(after), count).map(
        (key) => new Uint8Array(Buffer.from(key, 'hex')),
      ),
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}
