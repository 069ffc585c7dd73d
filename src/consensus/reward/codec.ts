import type { Entry, Table } from './entry.ts'
import type { Weight } from './row.ts'

const HOTKEY_BYTES = 32
/** The sums of an entry, in the order in which they are written, as u64 each. */
const SUMS = [
  'score',
  'judged',
  'baseline',
  'proven',
  'tests',
  'burstScore',
  'burstJudged',
  'asked',
  'served',
  'standing',
] as const satisfies readonly (keyof Entry)[]
const ENTRY_BYTES = 2 + 2 + HOTKEY_BYTES + 8 * SUMS.length
const WEIGHT_BYTES = 4

/** A table as bytes, little-endian: u32 number of entries; each task u16, uid u16, hotkey, ten sums u64. */
export function encodeTable(table: Table): Uint8Array {
  const bytes = Buffer.alloc(4 + table.length * ENTRY_BYTES)
  bytes.writeUInt32LE(table.length)
  table.forEach((entry, place) => {
    const at = 4 + place * ENTRY_BYTES
    bytes.writeUInt16LE(entry.task, at)
    bytes.writeUInt16LE(entry.uid, at + 2)
    bytes.write(entry.hotkey, at + 4, 'hex')
    SUMS.forEach((field, index) => {
      bytes.writeBigUInt64LE(entry[field], at + 4 + HOTKEY_BYTES + 8 * index)
    })
  })
  return bytes
}

/** The table of these bytes; `undefined` when `encodeTable` would never write them. */
export function decodeTable(encoded: Uint8Array): Table | undefined {
  const bytes = Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength)
  if (bytes.length < 4 || bytes.length !== 4 + bytes.readUInt32LE() * ENTRY_BYTES) return undefined
  const table = Array.from({ length: bytes.readUInt32LE() }, (_, place) => entryAt(bytes, 4 + place * ENTRY_BYTES))
  const isSorted = table.every((entry, place) => place === 0 || isBefore(table[place - 1]!, entry))
  return isSorted ? table : undefined
}

/** A row as bytes, little-endian: u32 number of weights; each uid u16, weight u16. */
export function encodeRow(row: readonly Weight[]): Uint8Array {
  const bytes = Buffer.alloc(4 + row.length * WEIGHT_BYTES)
  bytes.writeUInt32LE(row.length)
  row.forEach(({ uid, weight }, place) => {
    bytes.writeUInt16LE(uid, 4 + place * WEIGHT_BYTES)
    bytes.writeUInt16LE(weight, 6 + place * WEIGHT_BYTES)
  })
  return bytes
}

function entryAt(bytes: Buffer, at: number): Entry {
  const sum = (field: (typeof SUMS)[number]): bigint =>
    bytes.readBigUInt64LE(at + 4 + HOTKEY_BYTES + 8 * SUMS.indexOf(field))
  return {
    task: bytes.readUInt16LE(at),
    uid: bytes.readUInt16LE(at + 2),
    hotkey: bytes.toString('hex', at + 4, at + 4 + HOTKEY_BYTES),
    score: sum('score'),
    judged: sum('judged'),
    baseline: sum('baseline'),
    proven: sum('proven'),
    tests: sum('tests'),
    burstScore: sum('burstScore'),
    burstJudged: sum('burstJudged'),
    asked: sum('asked'),
    served: sum('served'),
    standing: sum('standing'),
  }
}

function isBefore(one: Entry, other: Entry): boolean {
  return one.task < other.task || (one.task === other.task && one.uid < other.uid)
}
