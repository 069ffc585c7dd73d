import { decodeAddress } from '../crypto/ss58.ts'
import type { Receipt } from '../protocol/receipt.ts'
import { type Finding, finding } from './finding.ts'
import { pairKey, questionsOf } from './questions.ts'
import type { RoundRecord } from './wire.ts'

/** Part of the drawn challenges that may be without a receipt: what was not asked when the window closed. */
const MAX_MISSING = 0.02

/** What was to be asked in a round, and what was. */
export type Schedule = { readonly scheduled: number; readonly missing: number; readonly findings: readonly Finding[] }

/**
 * Counts the challenges that were drawn and have no receipt; those of miners that lost their uid meanwhile could not be asked.
 *
 * @param drawn how many were drawn for each pair of the record; absent when nobody here can draw them
 */
export function checkSchedule(
  record: RoundRecord,
  receipts: readonly Receipt[],
  drawn: readonly number[] | undefined,
): Schedule {
  if (drawn === undefined) return { scheduled: 0, missing: 0, findings: [finding('HABITS', record.habits)] }
  const questions = questionsOf(receipts)
  const holders = new Set(record.holders.map(([, hotkey]) => hotkey))
  let scheduled = 0
  let missing = 0
  for (const [at, { task, hotkey }] of record.pairs.entries()) {
    const miner = decodeAddress(hotkey)
    if (!holders.has(Buffer.from(miner).toString('hex'))) continue
    const wanted = drawn[at] ?? 0
    const made = questions.get(pairKey(task, miner))?.length ?? 0
    scheduled += wanted
    missing += Math.max(0, wanted - made)
  }
  const findings = missing > MAX_MISSING * scheduled ? [finding('MISSING', `${missing} of ${scheduled}`)] : []
  return { scheduled, missing, findings }
}
