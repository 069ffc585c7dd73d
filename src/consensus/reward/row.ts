import type { Entry, Table, Terms } from './entry.ts'
import { earned, excess, PICO } from './pay.ts'

/** The greatest weight of a row; the chain scales every row up to it anyway. */
export const FULL_WEIGHT = 65_535
const FULL = BigInt(FULL_WEIGHT)
const PPM = 1_000_000n

/** One place of a row. */
export type Weight = { readonly uid: number; readonly weight: number }

export type RowOptions = {
  /** Gets what no miner earned; the chain burns what is paid to the owner. */
  readonly ownerUid: number
  /** Every uid of the subnet. */
  readonly uids: readonly number[]
}

/**
 * The row of weights that a table comes to. A task pays its share of the row as far as its best is above the baseline, in full from the
 * margin on, to each in proportion to `earned`; the owner gets the rest. Every uid has a place, who earned nothing with
 * a zero, so that a row has as many weights as the subnet asks for (`MinAllowedWeights`). Sorted by uid. Pure.
 */
export function toRow(table: Table, terms: readonly Terms[], { ownerUid, uids }: RowOptions): readonly Weight[] {
  const paid = new Map<number, bigint>([...uids, ownerUid].map((uid) => [uid, 0n]))
  let rest = PPM * PICO
  terms.forEach((of, task) => {
    const entries = table.filter((entry) => entry.task === task && paid.has(entry.uid))
    for (const { uid, share } of sharesOf(entries, of)) {
      paid.set(uid, paid.get(uid)! + share)
      rest -= share
    }
  })
  paid.set(ownerUid, paid.get(ownerUid)! + rest)
  const most = [...paid.values()].reduce((greatest, amount) => (amount > greatest ? amount : greatest))
  return [...paid]
    .sort(([one], [other]) => one - other)
    .map(([uid, amount]) => ({ uid, weight: Number((2n * amount * FULL + most) / (2n * most)) }))
}

/** What a task pays to whom, of `PPM * PICO` in all, rounded down. */
function sharesOf(entries: readonly Entry[], terms: Terms): { readonly uid: number; readonly share: bigint }[] {
  const earnings = entries.map((entry) => ({ uid: entry.uid, amount: earned(entry, terms) }))
  const all = earnings.reduce((sum, { amount }) => sum + amount, 0n)
  if (all === 0n) return []
  const best = entries.map(excess).reduce((most, each) => (each > most ? each : most))
  const pot = BigInt(terms.weightPpm) * reached(best, BigInt(terms.marginPpm))
  return earnings.map(({ uid, amount }) => ({ uid, share: (pot * amount) / all }))
}

/** min(1, best/margin), in [0, PICO]. */
function reached(best: bigint, marginPpm: bigint): bigint {
  if (marginPpm === 0n || best * PPM >= marginPpm * PICO) return PICO
  return (best * PPM) / marginPpm
}
