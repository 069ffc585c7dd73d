import { SubnetError } from '../../../src/lib/errors.ts'

/** A runtime call ended without an answer: it panicked, trapped, or asked of the host what it must not. */
export class RuntimeError extends SubnetError {
  readonly code = 'RUNTIME'
  readonly method: string

  constructor(method: string, reason: string, options?: { readonly cause?: unknown }) {
    super(`${method}: ${reason}`, options)
    this.method = method
  }
}

/** The blob is no runtime that this host can run: not WebAssembly, compressed, or in need of an unknown host function. */
export class CodeError extends SubnetError {
  readonly code = 'RUNTIME_CODE'
}

/** What a host function throws at the guest; the call it ends reports it as a `RuntimeError`. */
export class GuestFault extends SubnetError {
  readonly code = 'GUEST_FAULT'
}
