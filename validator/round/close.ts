import { encodeRow, encodeTable } from '../../src/consensus/reward/codec.ts'
import type { Table, Terms } from '../../src/consensus/reward/entry.ts'
import type { Exchange as Deed, Outcome } from '../../src/consensus/reward/exchange.ts'
import { applyRound, type Capacity } from '../../src/consensus/reward/round.ts'
import { toRow, type Weight } from '../../src/consensus/reward/row.ts'
import { blake2_256 } from '../../src/crypto/hash.ts'
import { encodeAddress } from '../../src/crypto/ss58.ts'
import { merkleRoot } from '../../src/protocol/merkle.ts'
import { PROVEN, type Reason } from '../../src/tasks/reason.ts'
import type { Exchange } from './exchange.ts'
import type { Verdict } from './judge.ts'

/** An exchange with all that the round says of it. */
export type Leaf = {
  readonly exchange: Exchange
  readonly verdict: Verdict
  /** Index in the task set. */
  readonly task: number
  readonly uid: number
  readonly units: number
  /** Its receipt as bytes. */
  readonly receipt: Uint8Array
}

/** What a round is closed on. */
export type Closing = {
  readonly before: Table
  readonly stateHash: Uint8Array
  readonly taskSetHash: Uint8Array
  readonly terms: readonly Terms[]
  readonly capacities: readonly Capacity[]
  /** Public key, as 64 hex digits, of the hotkey that holds each uid. */
  readonly holders: ReadonlyMap<number, string>
  readonly ownerUid: number
}

/** What a round comes to. */
export type Closed = {
  readonly table: Table
  readonly row: readonly Weight[]
  readonly root: Uint8Array
  readonly count: number
  readonly units: bigint
  readonly stateHash: Uint8Array
}

/** Adds a round to what was known: its receipts' root, the new table, the row that follows and the hash of both. Pure. */
export function closeRound(
  { before, stateHash, taskSetHash, terms, capacities, holders, ownerUid }: Closing,
  leaves: readonly Leaf[],
): Closed {
  const table = applyRound(before, { exchanges: deedsOf(leaves, holders), capacities, terms, holders })
  const row = toRow(table, terms, { ownerUid, uids: [...holders.keys()] })
  return {
    table,
    row,
    root: merkleRoot(leaves.map(({ receipt }) => receipt)),
    count: leaves.length,
    units: leaves.reduce((sum, { units }) => sum + BigInt(units), 0n),
    stateHash: hashState({ previous: stateHash, taskSetHash, table, row }),
  }
}

/** The hash that stands for all that a validator knows, and how it came to know it. */
function hashState({
  previous,
  taskSetHash,
  table,
  row,
}: {
  readonly previous: Uint8Array
  readonly taskSetHash: Uint8Array
  readonly table: Table
  readonly row: readonly Weight[]
}): Uint8Array {
  return blake2_256(
    Buffer.concat([Buffer.from('yuma/state/1'), previous, taskSetHash, encodeTable(table), encodeRow(row)]),
  )
}

/** What was done by those who hold a uid when the round is closed: who lost it leaves nothing to whoever has it now. */
function deedsOf(leaves: readonly Leaf[], holders: Closing['holders']): readonly Deed[] {
  const uids = new Map([...holders].map(([uid, hotkey]) => [encodeAddress(Buffer.from(hotkey, 'hex')), uid]))
  return leaves.flatMap(({ exchange: { miner, kind, tookMs }, verdict, task, units }): Deed[] => {
    const uid = uids.get(miner)
    const { reason, items, score, baseline } = verdict
    if (uid === undefined) return []
    return [{ task, uid, kind, outcome: outcomeOf(reason), units, tookMs, items, score, baseline }]
  })
}

/** What a verdict's reason means for pay. */
function outcomeOf(reason: Reason): Outcome {
  if (reason === 'OK') return 'good'
  if (reason === 'UNCHECKED') return 'unchecked'
  return PROVEN.has(reason) ? 'proven' : 'failed'
}
