import { type Fix, normalize, ratio } from './fix.ts'
import type { Inputs } from './inputs.ts'
import type { Params } from './params.ts'

/** Who has updated within the activity cutoff. */
export function activeNeurons({ activityCutoff }: Params, inputs: Inputs): boolean[] {
  return inputs.stake.map((_, uid) => (inputs.lastUpdate[uid] ?? 0n) + activityCutoff >= inputs.block)
}

/** Each neuron's share of the stake, without those below the threshold; the owner is exempt. */
export function stakeShares({ stakeThreshold }: Params, { stake, ownerUid }: Inputs): Fix[] {
  const counted = stake.map((rao, uid) => (rao < stakeThreshold && uid !== ownerUid ? 0n : rao))
  const total = counted.reduce((total, rao) => total + rao, 0n)
  return counted.map((rao) => ratio(rao, total))
}

/** The shares of active validators with a permit, scaled to sum one; zero for all others. */
export function votingShares(shares: readonly Fix[], active: readonly boolean[], permits: readonly boolean[]): Fix[] {
  return normalize(shares.map((share, uid) => (active[uid] && permits[uid] ? share : 0n)))
}
