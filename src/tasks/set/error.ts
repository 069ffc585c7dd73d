import { SubnetError } from '../../lib/errors.ts'

/** A task set that cannot be used; the message lists all that is wrong with it. */
export class TaskSetError extends SubnetError {
  readonly code = 'TASK_SET'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`the task set cannot be used: ${faults.join('; ')}`)
    this.faults = faults
  }
}
