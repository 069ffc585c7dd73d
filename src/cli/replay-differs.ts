import { SubnetError } from '../lib/errors.ts'

/** A round that was posed and judged again came out otherwise; what differs has been told. */
export class ReplayDiffersError extends SubnetError {
  readonly code = 'REPLAY_DIFFERS'

  constructor(round: bigint) {
    super(`round ${round} does not come out as it was committed to`)
  }
}
