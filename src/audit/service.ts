import type { Table } from '../consensus/reward/entry.ts'
import { type Finding, finding } from './finding.ts'

/** A validator's share of service may differ from the others' by so many standard deviations. */
const ALLOWED_SIGMAS = 3
/** The least standard deviation: what a bad minute of a network makes. */
const LEAST_SIGMA = 0.01
/** With fewer others nobody can say who is right. */
const LEAST_OTHERS = 2

/** What another validator remembers, and the stake behind it. */
export type Peer = { readonly stake: bigint; readonly table: Table }

/**
 * Whether a miner is said to serve this validator far worse, or far better, than it serves the others: their mean by stake, give or
 * take their spread and what so few requests can tell. Whoever invents timeouts, or hides them, stands out. Pure.
 *
 * @param requests how many requests the round made to each uid
 */
export function checkService(
  table: Table,
  peers: readonly Peer[],
  requests: ReadonlyMap<number, number>,
): readonly Finding[] {
  const others = peers.map(({ stake, table }) => ({ stake: Number(stake), shares: sharesOf(table) }))
  return [...sharesOf(table)].flatMap(([uid, share]) => {
    const known = others.flatMap(({ stake, shares }) => {
      const other = shares.get(uid)
      return other === undefined || stake === 0 ? [] : [{ stake, share: other }]
    })
    const asked = requests.get(uid) ?? 0
    if (known.length < LEAST_OTHERS || asked === 0) return []
    const all = known.reduce((sum, { stake }) => sum + stake, 0)
    const mean = known.reduce((sum, each) => sum + each.stake * each.share, 0) / all
    const spread = known.reduce((sum, each) => sum + each.stake * (each.share - mean) ** 2, 0) / all
    const sigma = Math.max(LEAST_SIGMA, Math.sqrt(spread), Math.sqrt((mean * (1 - mean)) / asked))
    if (Math.abs(share - mean) <= ALLOWED_SIGMAS * sigma) return []
    return [finding('FALSE_TIMEOUTS', `uid ${uid} serves ${percent(share)} here and ${percent(mean)} elsewhere`, uid)]
  })
}

/** Units served of those asked, over all tasks, by uid. */
function sharesOf(table: Table): ReadonlyMap<number, number> {
  const sums = new Map<number, { asked: bigint; served: bigint }>()
  for (const { uid, asked, served } of table) {
    const sum = sums.get(uid) ?? { asked: 0n, served: 0n }
    sums.set(uid, { asked: sum.asked + asked, served: sum.served + served })
  }
  return new Map(
    [...sums]
      .filter(([, { asked }]) => asked > 0n)
      .map(([uid, { asked, served }]) => [uid, Number(served) / Number(asked)]),
  )
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
