import { encodeReceipt, type Receipt } from '../../src/protocol/receipt.ts'
import { compareReceipts } from '../../src/protocol/receipts.ts'
import { REASONS } from '../../src/tasks/reason.ts'
import { type ClaimModules, claimOf } from './claim.ts'
import type { Leaf } from './close.ts'
import type { Court } from './court.ts'
import type { Exchange } from './exchange.ts'
import { failureOf, unjudged, type Verdict } from './judge.ts'
import { type SlipCount, weighSlips } from './slips.ts'

/** An exchange and what was found; whose miner signed for it is known later. */
export type Found = {
  readonly exchange: Exchange
  readonly verdict: Verdict
  readonly court: Court
  readonly uid: number
}

/** An exchange with its verdict, and the one before where it was put twice. */
export function foundOf(exchange: Exchange, verdict: Verdict, whose: Pick<Found, 'court' | 'uid'>): readonly Found[] {
  const { earlier } = exchange
  const reason = earlier && failureOf(earlier)
  const again = { exchange, verdict, ...whose }
  return earlier && reason ? [{ exchange: earlier, verdict: unjudged(reason), ...whose }, again] : [again]
}

/** What is known beside what was found. */
export type Light = {
  /** Whether a miner signed for its answers. */
  readonly isSealed: (miner: string) => boolean
  /** What was counted across its answers before the round. */
  readonly slips: readonly SlipCount[]
}

/**
 * The receipts of a round in their order, and what was counted with them. An answer whose miner did not sign is no answer. Of two
 * exchanges with one nonce only the first counts.
 */
export function leavesOf(
  modules: ClaimModules,
  found: readonly Found[],
  { isSealed, slips: before }: Light,
): { readonly leaves: readonly Leaf[]; readonly slips: readonly SlipCount[] } {
  const written = found.map((each) => {
    const verdict = isSealed(each.exchange.miner) ? each.verdict : unsigned(each)
    const claim = claimOf(modules, each.exchange)
    return { ...each, claim, receipt: receiptOf(claim, { ...each, verdict }), verdict }
  })
  const sorted = written.sort((one, other) => compareReceipts(one.receipt, other.receipt))
  const once = sorted.filter(({ receipt }, at) => at === 0 || compareReceipts(sorted[at - 1]!.receipt, receipt) < 0)
  const { verdicts, slips } = weighSlips(
    before,
    once.map(({ exchange, court, verdict }) => ({ miner: exchange.miner, task: court.task.name, verdict })),
  )
  const leaves = once.map(({ claim, exchange, court, uid }, at): Leaf => {
    const verdict = verdicts[at]!
    const receipt = encodeReceipt(receiptOf(claim, { exchange, court, verdict }))
    return { exchange, verdict, task: court.index, uid, units: claim.units, receipt }
  })
  return { leaves, slips }
}

function receiptOf(claim: Receipt['claim'], { exchange, court, verdict }: Omit<Found, 'uid'>): Receipt {
  return {
    claim,
    timeMs: BigInt(exchange.timeMs),
    tookMs: exchange.tookMs,
    task: court.index,
    kind: exchange.kind,
    reason: REASONS[verdict.reason],
    score: verdict.score,
    items: verdict.items,
    baseline: verdict.baseline,
    ...(verdict.relativeL2 === undefined ? {} : { relativeL2: verdict.relativeL2 }),
  }
}

/** Who signs nothing is judged on nothing: neither on what it answered nor on what it did not. */
function unsigned({ exchange, verdict }: Found): Verdict {
  return unjudged(exchange.response.ok ? 'UNSIGNED' : verdict.reason)
}
