import { blake2_256 } from '../../src/crypto/hash.ts'
import { sr25519Verify } from '../../src/crypto/sr25519.ts'
import { readAuthorities } from './aura.ts'
import type { StoredBlock } from './backend.ts'
import { RuntimeError } from './executor/error.ts'
import { layoutOf } from './executor/functions/storage.ts'
import type { Runtime } from './executor/runtime.ts'
import { decodeHeader } from './header.ts'
import { toHex } from './hex.ts'
import { encodeVec } from './scale.ts'
import { slotOf, unseal } from './seal.ts'
import { Session } from './state/session.ts'
import type { Trie } from './trie/node.ts'
import { rootOf } from './trie/root.ts'

/** What a block is put on: the state after its parent, and the parent's hash. */
export type Parent = { readonly state: Trie; readonly hash: string }

/**
 * Runs a block that somebody else made, as every node does: whose seal it is, what its extrinsics do, and whether the
 * state they leave is the one it names. Gives that state, or a sentence that says what is wrong with the block.
 */
export function executeBlock(runtime: Runtime, parent: Parent, block: StoredBlock): { readonly state: Trie } | string {
  if (toHex(blake2_256(block.header)) !== block.hash) return 'its hash is not that of its header'
  const header = decodeHeader(block.header)
  if (header.number !== block.number || toHex(header.parentHash) !== parent.hash) return 'it does not follow its parent'
  const bare = unseal(block.header)
  if (bare === undefined) return 'it has no seal'
  const slot = slotOf(bare.header)
  if (slot === undefined) return 'it names no slot'
  const authorities = readAuthorities(runtime, parent.state)
  const author = authorities[Number(slot % BigInt(authorities.length))]
  if (author === undefined || !sr25519Verify(bare.signature, blake2_256(bare.header), author)) {
    return `its seal is not that of the authority of slot ${slot}`
  }
  const session = new Session(parent.state)
  try {
    const body = Buffer.concat([bare.header, encodeVec(block.body)])
    runtime.call(session, 'Core_execute_block', body)
  } catch (error) {
    if (error instanceof RuntimeError) return error.message
    throw error
  }
  const root = rootOf(session.trie, layoutOf(runtime.version().systemVersion))
  if (Buffer.compare(root, header.stateRoot) !== 0) return `its state root is ${toHex(root)} when run again`
  return { state: session.trie }
}
