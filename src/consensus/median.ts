import { add, type Fix, normalize, sub, sum } from './fix.ts'
import type { Matrix } from './matrix.ts'

/** A weight and the stake behind it. */
export type Vote = readonly [level: Fix, stake: Fix]

/**
 * The weighted median of each column: the greatest weight that validators holding a share `kappa` of the
 * stake all grant. Who does not mention a neuron grants it zero.
 */
export function consensusOf(weights: Matrix, stake: readonly Fix[], kappa: Fix): Fix[] {
  const uids = [...stake.keys()].filter((uid) => stake[uid]! > 0n)
  const voters = normalize(uids.map((uid) => stake[uid]!))
  const total = sum(voters)
  const columns = weights.map((): Vote[] => [])
  for (const [index, uid] of uids.entries()) {
    for (const [column, weight] of weights[uid]!) columns[column]!.push([weight, voters[index]!])
  }
  const minority = sub(total, kappa)
  return columns.map((column) => weightedMedian(column, voters.length, total, minority))
}

/**
 * The least level of `votes` up to which more than `minority` of the stake lies; the greatest level if
 * none does. Of `voters` those that are not listed stand at level zero, with what is left of `total`.
 */
export function weightedMedian(votes: readonly Vote[], voters: number, total: Fix, minority: Fix): Fix {
  let below = sub(total, sum(votes.map(([, stake]) => stake)))
  if (votes.length < voters && below > minority) return 0n
  const rising = [...votes].sort(([a], [b]) => (a === b ? 0 : a < b ? -1 : 1))
  for (const [level, stake] of rising) {
    below = add(below, stake)
    if (below > minority) return level
  }
  return rising.at(-1)?.[0] ?? 0n
}
