import { SubnetError } from '../../../src/lib/errors.ts'
import type { Refusal } from './validity.ts'

/** The pool took a transaction not; code, message and data are those a node of Substrate answers with. */
export class PoolError extends SubnetError {
  readonly code = 'POOL_REFUSED'
  readonly rpcCode: number
  readonly data: string | undefined

  constructor(rpcCode: number, message: string, data?: string) {
    super(message)
    this.rpcCode = rpcCode
    this.data = data
  }
}

// Numbers and texts: sc-rpc-api, author/error.rs.

/** The bytes are no extrinsic. */
export function badFormat(why: string): PoolError {
  return new PoolError(1001, `Extrinsic has invalid format: ${why}`)
}

/** The runtime could not judge it, most often because its call does not decode. */
export function unverifiable(cause: Error): PoolError {
  return new PoolError(1002, `Verification Error: Runtime error: ${cause.message}`, `RuntimeApi("${cause.message}")`)
}

/** The runtime would not apply it. */
export function refusedBy(refusal: Refusal): PoolError {
  if (refusal.kind === 'unknown') return new PoolError(1011, 'Unknown Transaction Validity', refusal.detail)
  return new PoolError(1010, 'Invalid Transaction', refusal.detail)
}

/** The same bytes were refused not long ago. */
export function banned(): PoolError {
  return new PoolError(1012, 'Transaction is temporarily banned')
}

export function alreadyImported(hash: string): PoolError {
  return new PoolError(1013, 'Transaction Already Imported', hash)
}

/** Others provide the same tags, and together have at least its priority. */
export function tooLowPriority(old: bigint, offered: bigint): PoolError {
  return new PoolError(
    1014,
    `Priority is too low: (${old} vs ${offered})`,
    'The transaction has too low priority to replace another transaction already in the pool.',
  )
}

export function cycleDetected(): PoolError {
  return new PoolError(1015, 'Cycle Detected')
}

/** The pool is full of better ones. */
export function immediatelyDropped(): PoolError {
  return new PoolError(1016, 'Immediately Dropped', "The transaction couldn't enter the pool because of the limit")
}

export function noTags(): PoolError {
  return new PoolError(1019, 'No tags provided', "Transaction does not provide any tags, so the pool can't identify it")
}
