import { carryTable } from '../consensus/reward/carry.ts'
import { encodeTable } from '../consensus/reward/codec.ts'
import { MICRO, type Table } from '../consensus/reward/entry.ts'
import { isPresent } from '../consensus/reward/presence.ts'
import type { Weight } from '../consensus/reward/row.ts'
import type { Receipt } from '../protocol/receipt.ts'
import { REASONS } from '../tasks/reason.ts'
import { samePlaces } from '../tasks/set/places.ts'
import type { TaskSet } from '../tasks/set/schema.ts'
import { type Finding, finding } from './finding.ts'
import { checkAborted, checkPlace, placeOf, type Told } from './history.ts'
import { isFailure, questionsOf } from './questions.ts'
import { checkClaims, openReceipts } from './receipts.ts'
import { hashState, reckon } from './reckon.ts'
import { checkRow, type RowEvidence } from './row.ts'
import { checkSchedule } from './schedule.ts'
import { askedIn, checkService, type Peer } from './service.ts'
import type { RoundRecord } from './wire.ts'

/** What a validator serves of a round. */
export type RoundEvidence = {
  readonly record: RoundRecord
  readonly before: Table
  readonly after: Table
  /** Receipts one after the other. */
  readonly receipts: Uint8Array
}

/** What the chain says, which nobody can have made up. */
export type ChainEvidence = {
  readonly netuid: number
  readonly judge: string
  /** The validator's commitments as far back as is of interest, oldest first. */
  readonly commitments: readonly Told[]
  /** Hash of the block by which the round says it was drawn. */
  readonly seedHash: string | undefined
  /** Hash of the task set that held then; `undefined` when it is not known any more. */
  readonly taskSet: string | undefined
  readonly rows: Pick<RowEvidence, 'shown' | 'others'>
  /** The public keys, in hex, of those who hold a uid now, and since which block. */
  readonly neurons: readonly { readonly uid: number; readonly hotkey: string; readonly since: bigint }[]
  readonly ownerHotkey: string
}

export type AuditInput = {
  readonly round: RoundEvidence
  readonly chain: ChainEvidence
  /** The task set the record names, and the one that the round before was judged by. */
  readonly set: TaskSet
  readonly setBefore?: TaskSet
  /** How many challenges were drawn for each pair of the record, by who can draw them; `undefined` when it was drawn by habits unknown here. */
  readonly drawn: readonly number[] | undefined
  /** The round before; without it the table that this one began with is taken on trust. */
  readonly previous?: Omit<RoundEvidence, 'receipts' | 'before'>
  /** What other validators remember. */
  readonly peers?: readonly Peer[]
}

/** What an audit of one round of one validator found. */
export type AuditReport = {
  readonly validator: string
  readonly epoch: bigint
  readonly receipts: number
  readonly scheduled: number
  readonly missing: number
  /** Whether the table that the round began with was compared with the one before. */
  readonly checkpoint: boolean
  /** The row that follows from the receipts. */
  readonly row: readonly Weight[]
  readonly findings: readonly Finding[]
}

/** Reckons a round again from its receipts and compares everything with what the chain was told. Pure, but for the signatures it checks. */
export function auditRound(input: AuditInput): AuditReport {
  const { round, chain, previous } = input
  const { record } = round
  const { receipts, findings } = openReceipts(record, round.receipts)
  const place = placeOf(chain.commitments, record.epoch)
  const report = { validator: chain.judge, epoch: record.epoch, checkpoint: previous !== undefined }
  const always = [...checkWho(record, chain), ...findings, ...checkAborted(chain.commitments, record.epoch)]
  if (findings.length > 0) {
    // Nobody can say what follows from receipts that are none.
    const told = checkPlace({ record, units: record.units }, place, chain.seedHash)
    return { ...report, receipts: 0, scheduled: 0, missing: 0, row: [], findings: [...always, ...told] }
  }
  const reckoned = reckon({ record, before: round.before, receipts }, input.set)
  const units = receipts.reduce((sum, { claim }) => sum + BigInt(claim.units), 0n)
  const earlier = previous === undefined ? [] : [previous.record.row]
  const { scheduled, missing, findings: unasked } = checkSchedule(record, receipts, input.drawn)
  return {
    ...report,
    receipts: receipts.length,
    scheduled,
    missing,
    row: reckoned.row,
    findings: [
      ...always,
      ...checkClaims(record, receipts),
      ...checkScores(receipts, input.set),
      ...checkPlace({ record, units }, place, chain.seedHash),
      ...checkCheckpoint(input),
      ...checkState(round, reckoned),
      ...checkRow({
        ...chain.rows,
        expected: reckoned.row,
        earlier,
        toldAt: place.told?.block,
        judged: receipts.length,
      }),
      ...unasked,
      ...checkService(round.after, input.peers ?? [], askedIn(receipts, record)),
    ],
  }
}

/** Whether the record is of this validator, judged by the owner's task set, and says who is who. */
function checkWho(record: RoundRecord, chain: ChainEvidence): readonly Finding[] {
  const found: Finding[] = []
  if (record.judge !== chain.judge || record.netuid !== chain.netuid)
    found.push(finding('CLAIM', 'another validator’s'))
  if (chain.taskSet !== undefined && chain.taskSet !== record.taskSet) found.push(finding('TASK_SET'))
  const holders = new Map(record.holders)
  if (holders.get(record.ownerUid) !== chain.ownerHotkey) found.push(finding('HOLDERS', 'the owner’s uid'))
  for (const { uid, hotkey, since } of chain.neurons) {
    if (since < record.seedBlock.number && holders.get(uid) !== hotkey)
      found.push(finding('HOLDERS', `uid ${uid}`, uid))
  }
  return found
}

/**
 * A score is at most 1 an item, and only an answer in which nothing is wrong has one. A failure says nothing of quality, but
 * for a challenge of an open task that failed twice while the miner was there.
 */
function checkScores(receipts: readonly Receipt[], { tasks }: TaskSet): readonly Finding[] {
  const avoided = new Set<Receipt>()
  for (const questions of questionsOf(receipts).values()) {
    const answered = questions.filter(({ last }) => !isFailure(last)).length
    if (!isPresent(answered, questions.length)) continue
    for (const { last, first } of questions) if (first !== undefined) avoided.add(last)
  }
  const blamed = receipts.findIndex(
    (each) => isFailure(each) && each.items > 0 && !(avoided.has(each) && tasks[each.task]?.class === 'open'),
  )
  if (blamed >= 0) return [finding('SCORE', `receipt ${blamed} judges a failure that tells nothing`)]
  const wrong = receipts.findIndex(({ score, baseline, items, reason }) => {
    const most = BigInt(items) * MICRO
    return score > (reason === REASONS.OK ? most : 0n) || baseline > most
  })
  return wrong < 0 ? [] : [finding('SCORE', `receipt ${wrong} scores more than it can`)]
}

/** Whether a round begins where the one before ended, its entries at their tasks' places in another set. */
function checkCheckpoint({ round, previous, set, setBefore = set }: AuditInput): readonly Finding[] {
  const { before, record } = round
  if (previous === undefined) return []
  const { previousState, taskSet, row } = previous.record
  const state = hashState({ previous: Buffer.from(previousState, 'hex'), taskSet, table: previous.after, row })
  if (Buffer.from(state).toString('hex') !== record.previousState) return [finding('CHECKPOINT')]
  const carried = taskSet === record.taskSet ? previous.after : carryTable(previous.after, samePlaces(setBefore, set))
  return isSame(carried, before) ? [] : [finding('CHECKPOINT', 'the table is another')]
}

function checkState(
  { record, after }: Pick<RoundEvidence, 'record' | 'after'>,
  { table, row, state }: ReturnType<typeof reckon>,
): readonly Finding[] {
  const isRight =
    isSame(table, after) &&
    Buffer.from(state).toString('hex') === record.state &&
    row.length === record.row.length &&
    row.every(({ uid, weight }, at) => record.row[at]?.uid === uid && record.row[at]?.weight === weight)
  return isRight ? [] : [finding('STATE')]
}

function isSame(one: Table, other: Table): boolean {
  return Buffer.compare(encodeTable(one), encodeTable(other)) === 0
}
