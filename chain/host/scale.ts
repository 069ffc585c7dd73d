import { SubnetError } from '../../src/lib/errors.ts'

/** Bytes that are not the SCALE encoding of what was expected. */
export class ScaleError extends SubnetError {
  readonly code = 'BAD_SCALE'
}

/** Reads SCALE values one after another; each throws `ScaleError` past the end. */
export class ScaleReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** How many bytes were read. */
  get at(): number {
    return this.#at
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#bytes.length - this.#at
  }

  /** What was read since `from`, as a view. */
  since(from: number): Uint8Array {
    return this.#bytes.subarray(from, this.#at)
  }

  u8(): number {
    return this.#view.getUint8(this.#skip(1))
  }

  u32(): number {
    return this.#view.getUint32(this.#skip(4), true)
  }

  u64(): bigint {
    return this.#view.getBigUint64(this.#skip(8), true)
  }

  /** An unsigned number of `width` bytes, the lowest first. */
  uint(width: number): bigint {
    let value = 0n
    for (const byte of this.take(width).toReversed()) value = (value << 8n) | BigInt(byte)
    return value
  }

  /** A compact number of any width. */
  compact(): bigint {
    const first = this.u8()
    const mode = first & 3
    if (mode === 3) return this.uint((first >> 2) + 4)
    this.#at--
    return this.uint(1 << mode) >> 2n
  }

  /** A compact count of things of which each takes at least one byte. */
  count(): number {
    const count = this.compact()
    if (count > BigInt(this.left)) throw new ScaleError(`a count of ${count} with ${this.left} bytes left`)
    return Number(count)
  }

  /** The next `length` bytes, as a view. */
  take(length: number): Uint8Array {
    const from = this.#skip(length)
    return this.#bytes.subarray(from, from + length)
  }

  /** A `Vec<u8>`, as a view. */
  bytes(): Uint8Array {
    return this.take(this.count())
  }

  /** A `Vec` whose items `item` reads. */
  vec<T>(item: () => T): T[] {
    return Array.from({ length: this.count() }, item)
  }

  #skip(length: number): number {
    if (length > this.left) throw new ScaleError(`${length} bytes wanted, ${this.left} left`)
    const from = this.#at
    this.#at += length
    return from
  }
}

/** A compact number; up to 2^30 - 1, which is more than any length here. */
export function compact(value: number): Uint8Array {
  if (value < 1 << 6) return Uint8Array.of(value << 2)
  const out = Buffer.alloc(value < 1 << 14 ? 2 : 4)
  if (out.length === 2) out.writeUInt16LE((value << 2) | 1)
  if (out.length === 4) out.writeUInt32LE(value * 4 + 2)
  return new Uint8Array(out)
}

/** A `Vec<u8>`. */
export function encodeBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([compact(bytes.length), bytes]))
}

/** A `Vec` of items that are already encoded. */
export function encodeVec(items: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat([compact(items.length), ...items]))
}

/** A `u32`, little-endian. */
export function encodeU32(value: number): Uint8Array {
  const out = new Uint8Array(4)
  new DataView(out.buffer).setUint32(0, value, true)
  return out
}

/** A `u64`, little-endian. */
export function encodeU64(value: bigint): Uint8Array {
  const out = new Uint8Array(8)
  new DataView(out.buffer).setBigUint64(0, value, true)
  return out
}
