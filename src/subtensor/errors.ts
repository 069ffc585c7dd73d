import { BadInputError, SubnetError } from '../lib/errors.ts'

/** An endpoint that cannot be one; expected is `ws://host:port` or `wss://host`. Exit code 2. */
export class BadEndpointError extends BadInputError {}

/** Nobody answers at the endpoint, or what answers is another chain than before. Exit code 3. */
export class ChainUnreachableError extends SubnetError {
  readonly code = 'CHAIN_UNREACHABLE'
  override readonly retryable = true
  readonly endpoint: string
  readonly why: string

  constructor(endpoint: string, why: string, options?: { readonly cause?: unknown }) {
    super(`the chain at ${endpoint} cannot be reached: ${why}`, options)
    this.endpoint = endpoint
    this.why = why
  }
}

/** The node answered a request with a JSON-RPC error that says nothing about an extrinsic. */
export class RpcError extends SubnetError {
  readonly code = 'RPC'
  readonly rpcCode: number
  /** The error's `data`, where Substrate puts the reason. */
  readonly data: string | undefined

  constructor(method: string, error: { readonly code: number; readonly message: string; readonly data?: string }) {
    super(`${method}: ${error.message}${error.data === undefined ? '' : `: ${error.data}`} (${error.code})`)
    this.rpcCode = error.code
    this.data = error.data
  }
}

/** The chain's runtime lacks something this client needs, or has it in another shape. */
export class UnsupportedChainError extends SubnetError {
  readonly code = 'UNSUPPORTED_CHAIN'
}

/** More extrinsics of one key wait than the client holds. */
export class TooManyExtrinsicsError extends SubnetError {
  readonly code = 'TOO_MANY_EXTRINSICS'
  override readonly retryable = true
}

/** The block that an extrinsic was in is not part of the chain; the extrinsic may be in another one or in none. */
export class RetractedError extends SubnetError {
  readonly code = 'RETRACTED'
  override readonly retryable = true

  constructor({ number, hash }: { readonly number: bigint; readonly hash: string }) {
    super(`block ${number} (${hash}) was given up for another; look whether the call took effect before trying again`)
  }
}

/** Who refused an extrinsic, and why. */
export type Refusal = {
  /** `Pool` when it never got into a block, else the pallet whose error it is. */
  readonly pallet: string
  /** The pallet's name of the error, or the pool's reason. */
  readonly name: string
  /** What it means, in a sentence. */
  readonly text: string
  /** The number of "Custom error: N", where that was the reason. */
  readonly poolNumber?: number
  /** Whether the same can succeed later. */
  readonly retryable?: boolean
}

/** The chain refused an extrinsic, in the pool or in a block. */
export class ExtrinsicError extends SubnetError {
  readonly code = 'EXTRINSIC'
  override readonly retryable: boolean
  readonly pallet: string
  /** As in `NotEnoughBalanceToStake`, `RateLimitExceeded`, `Payment`. */
  override readonly name: string
  readonly poolNumber: number | undefined

  constructor(call: string, refusal: Refusal, options?: { readonly cause?: unknown }) {
    const number = refusal.poolNumber === undefined ? '' : ` (custom error ${refusal.poolNumber})`
    super(`${call} was refused: ${refusal.pallet}.${refusal.name}${number}: ${refusal.text}`, options)
    this.name = refusal.name
    this.pallet = refusal.pallet
    this.poolNumber = refusal.poolNumber
    this.retryable = refusal.retryable ?? false
  }
}
