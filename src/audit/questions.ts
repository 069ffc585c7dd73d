import type { Receipt } from '../protocol/receipt.ts'
import { REASONS } from '../tasks/reason.ts'

/** A challenge's request as it ended, and how it failed before where it was put twice. */
export type Question = { readonly last: Receipt; readonly first?: Receipt }

const FAILED: readonly number[] = [REASONS.LATE, REASONS.REFUSED, REASONS.UNREACHABLE]

/** Whether nobody answered in time. */
export function isFailure({ reason }: Receipt): boolean {
  return FAILED.includes(reason)
}

/**
 * The requests of challenges by `pairKey`, each once: what failed and was asked for again with the same words is one. Pure.
 */
export function questionsOf(receipts: readonly Receipt[]): ReadonlyMap<string, readonly Question[]> {
  const questions = new Map<string, Question[]>()
  /** Those that failed once, by who was asked and what, and their places. */
  const open = new Map<string, number[]>()
  const challenges = receipts.filter(({ kind }) => kind === 'challenge')
  for (const last of challenges.toSorted((one, other) => Number(one.timeMs - other.timeMs))) {
    const pair = pairKey(last.task, last.claim.miner)
    const same = `${pair}/${Buffer.from(last.claim.requestHash).toString('hex')}`
    const asked = questions.get(pair) ?? []
    questions.set(pair, asked)
    const failed = open.get(same) ?? []
    const at = failed.shift()
    if (at !== undefined) {
      asked[at] = { last, first: asked[at]!.last }
      continue
    }
    if (isFailure(last)) open.set(same, [...failed, asked.length])
    asked.push({ last })
  }
  return questions
}

/** @param miner its public key */
export function pairKey(task: number, miner: Uint8Array): string {
  return `${task}/${Buffer.from(miner).toString('hex')}`
}
