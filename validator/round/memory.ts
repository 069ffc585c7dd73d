import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { decodeTable, encodeTable } from '../../src/consensus/reward/codec.ts'
import type { Table } from '../../src/consensus/reward/entry.ts'
import type { Weight } from '../../src/consensus/reward/row.ts'
import { SubnetError } from '../../src/lib/errors.ts'
import type { SlipCount } from './slips.ts'
import { readState, writeState } from './store.ts'

/** The state on disk holds a table that no validator writes. */
class BadStateError extends SubnetError {
  readonly code = 'BAD_STATE'
}

const HASH_BYTES = 32

/** A round as the chain is told of it. */
export type Outcome = {
  readonly epoch: bigint
  readonly root: Uint8Array
  readonly count: number
  readonly units: bigint
}

/** What a validator knows between two rounds. */
export type Memory = {
  /** The last round that was closed, judged or lost; absent before the first. */
  readonly last: Outcome | undefined
  /** Whether the chain was told of it, and with it the hash of the next round's secret. */
  readonly announced: boolean
  readonly stateHash: Uint8Array
  readonly table: Table
  /** Hash of the task set under which the table was made, in hex; absent while it is empty. */
  readonly taskSet: string | undefined
  /** The row that follows from the table; empty before the first round. */
  readonly row: readonly Weight[]
  /** What is counted across the answers of each miner. */
  readonly slips: readonly SlipCount[]
}

/** What a validator knew when it was stopped; nothing on the first start. */
export async function openMemory(dataDir: string): Promise<Memory> {
  const stored = await readState(fileIn(dataDir))
  if (stored === undefined) return NEW
  const table = decodeTable(Buffer.from(stored.table, 'base64'))
  if (table === undefined) throw new BadStateError(`${fileIn(dataDir)} holds no table: repair it or move it away`)
  const { last, announced, row, taskSet, slips } = stored
  return {
    last: last && { ...last, root: Buffer.from(last.root, 'hex') },
    announced,
    stateHash: Buffer.from(stored.stateHash, 'hex'),
    table,
    taskSet,
    row,
    slips,
  }
}

/** Writes it all down, in one step. */
export async function saveMemory(dataDir: string, memory: Memory): Promise<void> {
  const { last, announced, stateHash, table, taskSet, row, slips } = memory
  await writeState(fileIn(dataDir), {
    version: 1,
    announced,
    stateHash: Buffer.from(stateHash).toString('hex'),
    table: Buffer.from(encodeTable(table)).toString('base64'),
    row: [...row],
    slips: [...slips],
    ...(taskSet === undefined ? {} : { taskSet }),
    ...(last && { last: { ...last, root: Buffer.from(last.root).toString('hex') } }),
  })
}

/** 32 bytes that nobody foresees. */
export function newSecret(): Uint8Array {
  return randomBytes(HASH_BYTES)
}

/** The round of an epoch in which nobody was judged. */
export function lostRound(epoch: bigint): Outcome {
  return { epoch, root: new Uint8Array(HASH_BYTES), count: 0, units: 0n }
}

const NEW: Memory = {
  last: undefined,
  announced: false,
  stateHash: new Uint8Array(HASH_BYTES),
  table: [],
  taskSet: undefined,
  row: [],
  slips: [],
}

const fileIn = (dataDir: string): string => join(dataDir, 'state.json')
