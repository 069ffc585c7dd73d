import { compact, encodeVec, ScaleReader } from './scale.ts'

/** A block header laid open; `logs` are the encoded digest items. */
export type Header = {
  readonly parentHash: Uint8Array
  readonly number: number
  readonly stateRoot: Uint8Array
  readonly extrinsicsRoot: Uint8Array
  readonly logs: readonly Uint8Array[]
}

// Kinds of `DigestItem` by what follows the kind: an engine of four letters and bytes, bytes, or nothing.
const WITH_ENGINE = [4, 5, 6]
const OTHER = 0

/** Lays an encoded header open. Throws `ScaleError`. */
export function decodeHeader(bytes: Uint8Array): Header {
  return readHeader(new ScaleReader(bytes))
}

/** The same from bytes that go on after the header. */
export function readHeader(reader: ScaleReader): Header {
  return {
    parentHash: reader.take(32),
    number: Number(reader.compact()),
    stateRoot: reader.take(32),
    extrinsicsRoot: reader.take(32),
    logs: reader.vec(() => digestItem(reader)),
  }
}

function digestItem(reader: ScaleReader): Uint8Array {
  const from = reader.at
  const kind = reader.u8()
  if (WITH_ENGINE.includes(kind)) reader.take(4)
  if (WITH_ENGINE.includes(kind) || kind === OTHER) reader.bytes()
  return reader.since(from)
}

/** Writes a header down as the chain hashes it. */
export function encodeHeader({ parentHash, number, stateRoot, extrinsicsRoot, logs }: Header): Uint8Array {
  return new Uint8Array(Buffer.concat([parentHash, compact(number), stateRoot, extrinsicsRoot, encodeVec(logs)]))
}
