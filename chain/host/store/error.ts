import { SubnetError } from '../../../src/lib/errors.ts'

/** The data folder does not hold what a chain leaves in it. */
export class StoreError extends SubnetError {
  readonly code = 'STORE'
}
