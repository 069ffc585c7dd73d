import { toError } from '../../../src/lib/errors.ts'
import type { Backend } from '../backend.ts'
import { parseHex } from '../hex.ts'
import { compact, ScaleError, ScaleReader } from '../scale.ts'
import { badFormat, type PoolError, unverifiable } from './error.ts'
import { decodeValidity, type Validity } from './validity.ts'

/** `TransactionSource::External`: it came from outside, as everything does that RPC hands in. */
const EXTERNAL = 2

/** Asks the runtime, on the state of the head, whether it would apply the extrinsic; an error says it could not tell. */
export function validate(backend: Backend, bytes: Uint8Array): Validity | { readonly error: PoolError } {
  const head = backend.head().hash
  const input = Buffer.concat([Uint8Array.of(EXTERNAL), bytes, parseHex(head) ?? new Uint8Array(32)])
  try {
    return decodeValidity(backend.call(head, 'TaggedTransactionQueue_validate_transaction', input))
  } catch (thrown) {
    return { error: unverifiable(toError(thrown)) }
  }
}

/** What is wrong with the frame of an extrinsic: its length, compact, and that many bytes. */
export function misframed(bytes: Uint8Array): PoolError | undefined {
  try {
    const reader = new ScaleReader(bytes)
    const length = reader.count()
    if (length !== reader.left) return badFormat(`${length} bytes announced, ${reader.left} there`)
    if (reader.at !== compact(length).length) return badFormat('the length is not written in its shortest form')
    return undefined
  } catch (thrown) {
    if (thrown instanceof ScaleError) return badFormat('its length does not fit its bytes')
    throw thrown
  }
}
