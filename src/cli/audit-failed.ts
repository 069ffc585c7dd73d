import { SubnetError } from '../lib/errors.ts'

/** A validator's round is not what it should be; what was found has been said. */
export class AuditFailedError extends SubnetError {
  readonly code = 'AUDIT_FAILED'

  constructor(codes: readonly string[]) {
    super(`the round does not hold: ${codes.join(', ')}`)
  }
}
