import { encodeAddress } from '../../src/crypto/ss58.ts'
import type { Receipt } from '../../src/protocol/receipt.ts'
import { REASONS } from '../../src/tasks/reason.ts'
import { judgeChallenge, judgeQuery, type Sitting } from './bench.ts'
import type { Court } from './court.ts'
import type { Exchange } from './exchange.ts'
import { byPlace, placeKey } from './heard.ts'
import type { Verdict } from './judge.ts'
import type { PlannedChallenge } from './plan.ts'
import { type SlipCount, weighSlips } from './slips.ts'

/** Reasons for which nobody looked at the answer itself. */
export const UNSEEN: readonly number[] = [REASONS.UNSIGNED, REASONS.LATE]

type Bench = {
  readonly courts: readonly Court[]
  readonly sitting: Sitting
  readonly plan: readonly PlannedChallenge[]
  readonly receipts: readonly Receipt[]
  readonly from: number
}

/** Judges receipts of a round by their number, each by itself but those of one challenge together and once. */
export function judgingOf(
  { courts, sitting, plan, receipts, from }: Bench,
  heard: readonly (Exchange | undefined)[],
): (number: number) => Promise<Verdict | undefined> {
  const placed = byPlace(heard.filter((each) => each !== undefined))
  const judged = new Map<number, readonly (Verdict | undefined)[]>()
  return async (number) => {
    const exchange = heard[number - from]
    const court = courts[receipts[number]!.task]
    if (exchange === undefined || court === undefined) return undefined
    const { place } = exchange
    if (place === undefined) return judgeQuery(court, exchange, sitting)
    const planned = plan[place.challenge]
    if (planned === undefined) return undefined
    if (!judged.has(place.challenge)) {
      const exchanges = planned.asks.map((_, request) => placed.get(placeKey({ ...place, request })))
      judged.set(place.challenge, await judgeChallenge(court, planned, { sitting, exchanges }))
    }
    return judged.get(place.challenge)?.[place.request]
  }
}

type Counted = {
  readonly receipts: readonly Receipt[]
  /** What was counted across answers before the round. */
  readonly slips: readonly SlipCount[]
  readonly from: number
  readonly number: number
  readonly court: Court
}

/** The verdict on a receipt in the light of all the miner's answers of the round that stand before it, each judged again. */
export async function weighAgain(
  verdictOf: (number: number) => Promise<Verdict | undefined>,
  { receipts, slips, from, number, court }: Counted,
): Promise<Verdict | undefined> {
  const miner = encodeAddress(receipts[number]!.claim.miner)
  const own = await verdictOf(number)
  if (own === undefined) return undefined
  const verdicts: Verdict[] = []
  for (let at = from; at < number; at++) {
    const verdict = UNSEEN.includes(receipts[at]!.reason) ? undefined : await verdictOf(at)
    if (verdict !== undefined) verdicts.push(verdict)
  }
  const answers = [...verdicts, own].map((verdict) => ({ miner, task: court.task.name, verdict }))
  return weighSlips(slips, answers).verdicts.at(-1)
}
