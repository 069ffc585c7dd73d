import { blake2_256 } from '../../../src/crypto/hash.ts'
import type { StoredBlock } from '../backend.ts'
import { readHeader } from '../header.ts'
import { toHex } from '../hex.ts'
import { encodeBytes, encodeVec, type ScaleReader } from '../scale.ts'

/** Letters of a consensus engine's name, before its proof that the block is final. */
const ENGINE_BYTES = 4

/** A block as Substrate's `export-blocks` writes it: header, extrinsics, and no proof that it is final. */
export function encodeSignedBlock({ header, body }: StoredBlock): Uint8Array {
  return new Uint8Array(Buffer.concat([header, encodeVec(body), Uint8Array.of(0)]))
}

/** Reads such a block; proofs that it is final are passed over. Throws `ScaleError`. */
export function readSignedBlock(reader: ScaleReader): StoredBlock {
  const from = reader.at
  const { number } = readHeader(reader)
  const header = reader.since(from).slice()
  // An extrinsic is a `Vec<u8>` itself, and its length belongs to it.
  const body = reader.vec(() => encodeBytes(reader.bytes()))
  if (reader.u8() !== 0) reader.vec(() => [reader.take(ENGINE_BYTES), reader.bytes()])
  return { number, hash: toHex(blake2_256(header)), header, body }
}
