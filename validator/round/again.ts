import { NO_HASH } from '../../src/protocol/claim.ts'
import { requestHash, responseHash } from '../../src/protocol/exchange-hash.ts'
import type { Receipt } from '../../src/protocol/receipt.ts'
import { REASONS, reasonOf } from '../../src/tasks/reason.ts'
import type { Sitting } from './bench.ts'
import type { Body } from './body.ts'
import type { Court } from './court.ts'
import type { Exchange } from './exchange.ts'
import { exchangeOf } from './heard.ts'
import type { Verdict } from './judge.ts'
import { type PlannedChallenge, planRound, type RoundFacts } from './plan.ts'
import { poseRequests } from './pose.ts'
import { judgingOf, UNSEEN, weighAgain } from './rejudge.ts'
import type { SlipCount } from './slips.ts'

/** What judging again found of a receipt: its body is not what was signed, its request not what was drawn, or its verdict another. */
export type Deviation = {
  readonly receipt: number
  readonly what: 'body' | 'request' | 'verdict'
  readonly text: string
}

export type AgainModules = {
  readonly courts: readonly Court[]
  readonly genesis: string
  readonly judge: string
  /** Bodies of the receipts from one number up to, not with, another; holes for those that are not to be had. */
  readonly bodies: (from: number, to: number) => Promise<readonly (Body | undefined)[]>
  readonly signal: AbortSignal
}

/** A round as its judge tells of it. */
export type JudgedRound = {
  readonly facts: RoundFacts
  readonly receipts: readonly Receipt[]
  /** What was counted across answers before it. */
  readonly slips: readonly SlipCount[]
}

/**
 * Poses and judges some receipts of a round again, from its facts and from what was asked and answered. Answers that nobody looked at are
 * compared with what was signed and no further.
 *
 * @param chosen numbers of receipts
 */
export async function judgeAgain(
  { courts, genesis, judge, bodies, signal }: AgainModules,
  { facts, receipts, slips }: JudgedRound,
  chosen: readonly number[],
): Promise<readonly Deviation[]> {
  const plan = planRound(facts)
  const sitting: Sitting = { genesis, asker: judge, secret: facts.secret, responseHash: hashOf, signal }
  const found: Deviation[] = []
  for (const [{ from, to }, numbers] of byRange(receipts, chosen)) {
    signal.throwIfAborted()
    const read = await bodies(from, to)
    const heard = receipts.slice(from, to).map((receipt, at) => {
      const body = read[at]
      return body && exchangeOf(receipt, body, courts[receipt.task]?.timeoutMs ?? 0)
    })
    const verdictOf = judgingOf({ courts, sitting, plan, receipts, from }, heard)
    for (const number of numbers) {
      const receipt = receipts[number]!
      const exchange = heard[number - from]
      const court = courts[receipt.task]
      const wrong = court === undefined ? 'its task is none' : bodyFault(receipt, exchange)
      if (wrong !== undefined || exchange === undefined || court === undefined) {
        found.push({ receipt: number, what: 'body', text: wrong ?? 'it is not kept' })
        continue
      }
      const { place } = exchange
      const strange = place && requestFault({ receipt, exchange, court }, plan[place.challenge])
      if (strange !== undefined) {
        found.push({ receipt: number, what: 'request', text: strange })
        continue
      }
      if (UNSEEN.includes(receipt.reason) && receipt.items === 0) continue
      const verdict =
        receipt.reason === REASONS.SLIPS
          ? await weighAgain(verdictOf, { receipts, slips, from, number, court })
          : await verdictOf(number)
      const text = verdictFault(receipt, verdict)
      if (text !== undefined) found.push({ receipt: number, what: 'verdict', text })
    }
  }
  return found
}

type Range = { readonly from: number; readonly to: number }

/** The chosen receipts that have an answer, or are judged for having none, with all receipts of the same task and miner: some are judged together. */
function byRange(receipts: readonly Receipt[], chosen: readonly number[]): readonly (readonly [Range, number[]])[] {
  const ranges: [Range, number[]][] = []
  const isSame = (one: Receipt, other: Receipt | undefined): boolean =>
    other !== undefined && one.task === other.task && Buffer.compare(one.claim.miner, other.claim.miner) === 0
  for (const number of chosen.toSorted((one, other) => one - other)) {
    const receipt = receipts[number]
    if (receipt === undefined || (!hasAnswer(receipt) && receipt.items === 0)) continue
    const last = ranges.at(-1)
    if (last !== undefined && number < last[0].to) {
      last[1].push(number)
      continue
    }
    let from = number
    let to = number + 1
    while (isSame(receipt, receipts[from - 1])) from--
    while (isSame(receipt, receipts[to])) to++
    ranges.push([{ from, to }, [number]])
  }
  return ranges
}

function hasAnswer({ claim }: Receipt): boolean {
  return Buffer.compare(claim.responseHash, NO_HASH) !== 0
}

function bodyFault(receipt: Receipt, exchange: Exchange | undefined): string | undefined {
  const { claim } = receipt
  if (exchange === undefined) return 'it is not kept'
  if (!isSame(requestHash(exchange.request.task, exchange.request.inputs), claim.requestHash)) return 'another request'
  const isKept = hasAnswer(receipt) ? isSame(hashOf(exchange), claim.responseHash) : !exchange.response.ok
  return isKept ? undefined : 'another answer'
}

type Posed = { readonly receipt: Receipt; readonly exchange: Exchange; readonly court: Court }

function requestFault({ receipt, exchange, court }: Posed, planned: PlannedChallenge | undefined): string | undefined {
  const { place, miner } = exchange
  if (planned === undefined || place === undefined) return 'it is not in the plan'
  if (planned.pair.hotkey !== miner || planned.pair.task !== receipt.task || planned.kind !== receipt.kind) {
    return 'its place is another one’s'
  }
  const inputs = poseRequests(court, planned)[place.request]
  const isPosed = inputs !== undefined && isSame(requestHash(court.task.name, inputs), receipt.claim.requestHash)
  return isPosed ? undefined : 'it is not what was drawn'
}

function verdictFault(receipt: Receipt, verdict: Verdict | undefined): string | undefined {
  const was = `${reasonOf(receipt.reason)} ${receipt.score}/${receipt.items} over ${receipt.baseline}`
  const is =
    verdict === undefined ? 'nothing' : `${verdict.reason} ${verdict.score}/${verdict.items} over ${verdict.baseline}`
  return was === is ? undefined : `${was}, again ${is}`
}

function hashOf({ request, response }: Pick<Exchange, 'request' | 'response'>): Uint8Array {
  return responseHash(request.task, response.ok ? response.outputs : [])
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}
