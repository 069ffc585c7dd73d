import type { Fix } from './fix.ts'
import type { Inputs } from './inputs.ts'

/** The permits of this epoch: those stored by the epoch before, and always the owner's. */
export function currentPermits({ stake, validatorPermit, ownerUid }: Inputs): boolean[] {
  return stake.map((_, uid) => uid === ownerUid || (validatorPermit[uid] ?? false))
}

/**
 * The permits from this epoch on: the `limit` neurons with the greatest stake, and the owner. Nobody
 * without stake; of equals the higher uid goes first.
 */
export function nextPermits(stake: readonly Fix[], limit: number, ownerUid: number | undefined): boolean[] {
  const falling = [...stake.keys()].sort((a, b) => (stake[a] === stake[b] ? b - a : stake[a]! > stake[b]! ? -1 : 1))
  const top = new Set(falling.slice(0, limit))
  return stake.map((share, uid) => uid === ownerUid || (share !== 0n && top.has(uid)))
}
