import { equalTags, type MacKey, mac } from '../crypto/mac.ts'

const SEQUENCE_BYTES = 8
const TAG_BYTES = 16
/** What a frame adds to its payload. */
export const FRAME_OVERHEAD = SEQUENCE_BYTES + TAG_BYTES

/** Writes the frames of one direction: sequence number from 0 (u64, little-endian), payload, tag over both. */
export class FrameWriter {
  readonly #key: MacKey
  #next = 0n

  constructor(key: MacKey) {
    this.#key = key
  }

  write(payload: Uint8Array): Uint8Array {
    const frame = Buffer.allocUnsafe(payload.length + FRAME_OVERHEAD)
    frame.writeBigUInt64LE(this.#next)
    this.#next += 1n
    frame.set(payload, SEQUENCE_BYTES)
    const body = frame.subarray(0, -TAG_BYTES)
    frame.set(mac(this.#key, body, TAG_BYTES), body.length)
    return frame
  }
}

/** Reads the frames of one direction. After one that is `undefined` the session is over: someone else wrote it. */
export class FrameReader {
  readonly #key: MacKey
  #next = 0n

  constructor(key: MacKey) {
    this.#key = key
  }

  /** The payload, or `undefined` when the frame is short, out of turn, or not by the holder of the key. */
  read(frame: Uint8Array): Uint8Array | undefined {
    if (frame.length < FRAME_OVERHEAD) return undefined
    const body = frame.subarray(0, -TAG_BYTES)
    if (!equalTags(mac(this.#key, body, TAG_BYTES), frame.subarray(-TAG_BYTES))) return undefined
    const sequence = Buffer.from(body.buffer, body.byteOffset, SEQUENCE_BYTES).readBigUInt64LE()
    if (sequence !== this.#next) return undefined
    this.#next += 1n
    return body.subarray(SEQUENCE_BYTES)
  }
}
