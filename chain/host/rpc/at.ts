import { toError } from '../../../src/lib/errors.ts'
import type { Backend, StateView } from '../backend.ts'
import { clientError } from './error.ts'

/** The state after the block, or after the head when no block is named. Throws `RpcError` when it is not there. */
export function stateAt(backend: Backend, hash: string | undefined): StateView {
  const at = hash ?? backend.head().hash
  const state = backend.state(at)
  if (state !== undefined) return state
  throw missing(backend, at)
}

/** Runs a runtime function on that state. Throws `RpcError` when the state is not there or the function fails. */
export function callAt(backend: Backend, hash: string | undefined, method: string, input: Uint8Array): Uint8Array {
  const at = knownState(backend, hash)
  try {
    return backend.call(at, method, input)
  } catch (thrown) {
    throw clientError(`Execution failed: ${toError(thrown).message}`)
  }
}

/** The block's hash, or the head's, of which the state is kept. Throws `RpcError` when it is not. */
export function knownState(backend: Backend, hash: string | undefined): string {
  const head = backend.head().hash
  if (hash !== undefined && hash !== head && backend.state(hash) === undefined) throw missing(backend, hash)
  return hash ?? head
}

function missing(backend: Backend, hash: string) {
  if (backend.block(hash) === undefined) {
    return clientError(`UnknownBlock: Header was not found in the database: ${hash}`)
  }
  return clientError(`UnknownBlock: State already discarded for ${hash}`)
}
