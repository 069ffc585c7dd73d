import { encodeReceipt, type Receipt } from '../../src/protocol/receipt.ts'
import { compareReceipts } from '../../src/protocol/receipts.ts'
import { REASONS } from '../../src/tasks/reason.ts'
import { type ClaimModules, claimOf } from './claim.ts'
import type { Leaf } from './close.ts'
import type { Court } from './court.ts'
import type { Exchange } from './exchange.ts'
import { failureOf, unjudged, type Verdict } from './judge.ts'

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

/**
 * The receipts of a round in their order. An answer whose miner did not sign is no answer. Of two exchanges with one nonce
 * only the first counts.
 */
export function leavesOf(
  modules: ClaimModules,
  found: readonly Found[],
  isSealed: (miner: string) => boolean,
): readonly Leaf[] {
  const written = found.map((each) => {
    const { exchange, court, uid } = each
    const verdict = isSealed(exchange.miner) ? each.verdict : unsigned(each)
    const claim = claimOf(modules, exchange)
    const receipt: Receipt = {
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
    const leaf: Leaf = {
      exchange,
      verdict,
      task: court.index,
      uid,
      units: claim.units,
      receipt: encodeReceipt(receipt),
    }
    return { receipt, leaf }
  })
  const sorted = written.sort((one, other) => compareReceipts(one.receipt, other.receipt))
  return sorted
    .filter(({ receipt }, at) => at === 0 || compareReceipts(sorted[at - 1]!.receipt, receipt) < 0)
    .map(({ leaf }) => leaf)
}

/** Who signs nothing is judged on nothing: neither on what it answered nor on what it did not. */
function unsigned({ exchange, verdict }: Found): Verdict {
  return unjudged(exchange.response.ok ? 'UNSIGNED' : verdict.reason)
}
