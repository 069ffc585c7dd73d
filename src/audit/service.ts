import { MICRO, type Table } from '../consensus/reward/entry.ts'
import type { Receipt } from '../protocol/receipt.ts'
import { type Finding, finding } from './finding.ts'
import type { RoundRecord } from './wire.ts'

/** A validator's share of service may differ from the others' by so many standard deviations. */
const ALLOWED_SIGMAS = 3
/** The least standard deviation: what a bad minute of a network makes. */
const LEAST_SIGMA = 0.01
/** With fewer others nobody can say who is right. */
const LEAST_OTHERS = 2

/** What another validator remembers, and the stake behind it. */
export type Peer = { readonly stake: bigint; readonly table: Table }

/** How often a round asked a uid, and the units of its load tests: those of one come in time, or late, together. */
export type Asked = { readonly requests: number; readonly burst: number }

/**
 * Whether a miner is said to serve this validator far worse, or far better, than it serves the others: their mean by stake, give or
 * take their spread, what so few requests can tell, and what a round's load tests are of all that is remembered. Whoever invents
 * timeouts, or hides them, stands out. Pure.
 */
export function checkService(
  table: Table,
  peers: readonly Peer[],
  round: ReadonlyMap<number, Asked>,
): readonly Finding[] {
  const others = peers.map(({ stake, table }) => ({ stake: Number(stake), service: serviceOf(table) }))
  return [...serviceOf(table)].flatMap(([uid, { share, asked: remembered }]) => {
    const known = others.flatMap(({ stake, service }) => {
      const other = service.get(uid)
      return other === undefined || stake === 0 ? [] : [{ stake, share: other.share }]
    })
    const asked = round.get(uid)
    if (known.length < LEAST_OTHERS || asked === undefined) return []
    const all = known.reduce((sum, { stake }) => sum + stake, 0)
    const mean = known.reduce((sum, each) => sum + each.stake * each.share, 0) / all
    const spread = known.reduce((sum, each) => sum + each.stake * (each.share - mean) ** 2, 0) / all
    const sigma = Math.max(
      LEAST_SIGMA,
      Math.sqrt(spread),
      Math.sqrt((mean * (1 - mean)) / asked.requests),
      asked.burst / remembered,
    )
    if (Math.abs(share - mean) <= ALLOWED_SIGMAS * sigma) return []
    return [finding('FALSE_TIMEOUTS', `uid ${uid} serves ${percent(share)} here and ${percent(mean)} elsewhere`, uid)]
  })
}

/** What a round asked of each uid. */
export function askedIn(receipts: readonly Receipt[], { holders }: RoundRecord): ReadonlyMap<number, Asked> {
  const uids = new Map(holders.map(([uid, hotkey]) => [hotkey, uid]))
  const asked = new Map<number, Asked>()
  for (const { claim, kind } of receipts) {
    const uid = uids.get(Buffer.from(claim.miner).toString('hex'))
    if (uid === undefined) continue
    const { requests, burst } = asked.get(uid) ?? { requests: 0, burst: 0 }
    asked.set(uid, { requests: requests + 1, burst: burst + (kind === 'load' ? claim.units : 0) })
  }
  return asked
}

/** Units served of those asked, and how many were asked, over all tasks, by uid. */
function serviceOf(table: Table): ReadonlyMap<number, { readonly share: number; readonly asked: number }> {
  const sums = new Map<number, { asked: bigint; served: bigint }>()
  for (const { uid, asked, served } of table) {
    const sum = sums.get(uid) ?? { asked: 0n, served: 0n }
    sums.set(uid, { asked: sum.asked + asked, served: sum.served + served })
  }
  return new Map(
    [...sums]
      .filter(([, { asked }]) => asked > 0n)
      .map(([uid, { asked, served }]) => [
        uid,
        { share: Number(served) / Number(asked), asked: Number(asked) / Number(MICRO) },
      ]),
  )
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
