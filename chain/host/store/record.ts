import type { StoredBlock } from '../backend.ts'
import { toHex } from '../hex.ts'
import { encodeBytes, encodeVec, ScaleReader } from '../scale.ts'

const HASH_BYTES = 32

/** One key and what was there before a block; absent where nothing was. Keys are hex. */
export type Undo = readonly [key: string, before: Uint8Array | undefined]

/** A block as one record: hash, header, extrinsics. Its number is its key. */
export function encodeBlock({ hash, header, body }: StoredBlock): Uint8Array {
  const extrinsics = encodeVec(body.map(encodeBytes))
  return Buffer.concat([Buffer.from(hash.slice(2), 'hex'), encodeBytes(header), extrinsics])
}

/** Reads a block. Throws `ScaleError`. */
export function decodeBlock(number: number, record: Uint8Array): StoredBlock {
  const reader = new ScaleReader(plain(record))
  return {
    number,
    hash: toHex(reader.take(HASH_BYTES)),
    header: reader.bytes().slice(),
    body: reader.vec(() => reader.bytes().slice()),
  }
}

/** The hash alone. */
export function hashIn(record: Uint8Array): string {
  return toHex(record.subarray(0, HASH_BYTES))
}

/** Everything that takes a block's changes back. */
export function encodeUndos(undos: readonly Undo[]): Uint8Array {
  return encodeVec(
    undos.map(([key, before]) => {
      const was = before === undefined ? [Uint8Array.of(0)] : [Uint8Array.of(1), encodeBytes(before)]
      return Buffer.concat([encodeBytes(Buffer.from(key, 'hex')), ...was])
    }),
  )
}

/** Reads what takes a block's changes back. Throws `ScaleError`. */
export function decodeUndos(record: Uint8Array): Undo[] {
  const reader = new ScaleReader(plain(record))
  return reader.vec(() => {
    const key = Buffer.from(reader.bytes()).toString('hex')
    return [key, reader.u8() === 0 ? undefined : reader.bytes().slice()]
  })
}

/** The same bytes without what `Buffer` adds, whose `slice` does not copy. */
function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
