import { encodeRow, encodeTable } from '../consensus/reward/codec.ts'
import type { Table } from '../consensus/reward/entry.ts'
import type { Exchange } from '../consensus/reward/exchange.ts'
import { applyRound } from '../consensus/reward/round.ts'
import { toRow, type Weight } from '../consensus/reward/row.ts'
import { blake2_256 } from '../crypto/hash.ts'
import type { Receipt } from '../protocol/receipt.ts'
import { PROVEN, reasonOf } from '../tasks/reason.ts'
import type { TaskSet } from '../tasks/set/schema.ts'
import type { RoundRecord } from './wire.ts'

/** What a round comes to, reckoned from its receipts. */
export type Reckoned = { readonly table: Table; readonly row: readonly Weight[]; readonly state: Uint8Array }

/** Table, row and state after a round, as an honest validator has them. Pure. */
export function reckon(
  {
    record,
    before,
    receipts,
  }: { readonly record: RoundRecord; readonly before: Table; readonly receipts: readonly Receipt[] },
  set: TaskSet,
): Reckoned {
  const holders = new Map(record.holders)
  const terms = set.tasks
  const exchanges = exchangesOf(receipts, { holders, set })
  const table = applyRound(before, { exchanges, capacities: record.pairs, terms, holders })
  const row = toRow(table, terms, { ownerUid: record.ownerUid, uids: [...holders.keys()] })
  const previous = Buffer.from(record.previousState, 'hex')
  return { table, row, state: hashState({ previous, taskSet: record.taskSet, table, row }) }
}

/** The hash that stands for all that a validator knows, and how it came to know it; the task set by its hash in hex. */
export function hashState({
  previous,
  taskSet,
  table,
  row,
}: {
  readonly previous: Uint8Array
  readonly taskSet: string
  readonly table: Table
  readonly row: readonly Weight[]
}): Uint8Array {
  const parts = [Buffer.from('yuma/state/1'), previous, Buffer.from(taskSet, 'hex'), encodeTable(table), encodeRow(row)]
  return blake2_256(Buffer.concat(parts))
}

/** Hash of a round's secret, which is on the chain before the round. */
export function secretHash(secret: Uint8Array): Uint8Array {
  return blake2_256(Buffer.concat([Buffer.from('yuma/secret/1'), secret]))
}

/** Receipts as pay needs them; those of miners that hold no uid are left out. */
function exchangesOf(
  receipts: readonly Receipt[],
  { holders, set }: { readonly holders: ReadonlyMap<number, string>; readonly set: TaskSet },
): readonly Exchange[] {
  const uids = new Map([...holders].map(([uid, hotkey]) => [hotkey, uid]))
  return receipts.flatMap(({ claim, task, kind, reason, tookMs, score, items, baseline }): Exchange[] => {
    const uid = uids.get(Buffer.from(claim.miner).toString('hex'))
    if (uid === undefined) return []
    const outcome = outcomeOf(reason, set.tasks[task]?.class === 'served')
    return [{ task, uid, kind, outcome, units: claim.units, tookMs, items, score, baseline }]
  })
}

function outcomeOf(code: number, served: boolean): Exchange['outcome'] {
  const reason = reasonOf(code)
  if (reason === 'OK') return 'good'
  if (reason === 'UNCHECKED') return 'unchecked'
  return served && reason !== undefined && PROVEN.has(reason) ? 'proven' : 'failed'
}
