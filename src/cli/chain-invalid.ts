import { SubnetError } from '../lib/errors.ts'

/** A block is not what the runtime computes. */
export class ChainInvalidError extends SubnetError {
  readonly code = 'CHAIN_INVALID'

  constructor({ block, reason }: { readonly block: number; readonly reason: string }) {
    super(`block ${block} does not hold: ${reason}`)
  }
}
