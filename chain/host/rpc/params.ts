import { parseHex } from '../hex.ts'
import { invalidParams } from './error.ts'

const HASH = /^0x[0-9a-f]{64}$/
const NAME = /^[A-Za-z]\w{0,127}$/
/** The highest block number of a chain with `u32` numbers. */
const MAX_NUMBER = 2 ** 32 - 1

/** A call's parameters by position; each is checked as it is read, and throws `RpcError` when it is not what it must be. */
export class Params {
  readonly #values: readonly unknown[]

  constructor(values: readonly unknown[]) {
    this.#values = values
  }

  /** Whether the parameter is there and not `null`. */
  has(at: number): boolean {
    return (this.#values[at] ?? null) !== null
  }

  raw(at: number): unknown {
    return this.#values[at] ?? null
  }

  text(at: number): string {
    const value = this.raw(at)
    if (typeof value !== 'string') throw wrong(at, 'a string')
    return value
  }

  /** The name of a runtime function. */
  name(at: number): string {
    const value = this.text(at)
    if (!NAME.test(value)) throw wrong(at, 'the name of a runtime function')
    return value
  }

  /** Bytes in hex, with or without `0x`. */
  bytes(at: number): Uint8Array {
    return bytesOf(this.raw(at), at)
  }

  /** A block's hash in `0x` hex, lower case. */
  hash(at: number): string {
    const value = this.text(at).toLowerCase()
    if (!HASH.test(value)) throw wrong(at, 'a hash of 32 bytes in hex')
    return value
  }

  optionalHash(at: number): string | undefined {
    return this.has(at) ? this.hash(at) : undefined
  }

  /** A whole number from 0 to 2^32 - 1, in figures. */
  count(at: number): number {
    const value = this.raw(at)
    if (typeof value !== 'number' || !isNumber(value)) throw wrong(at, 'a whole number below 2^32')
    return value
  }

  /** A list of keys in hex, at most `max` of them. */
  keys(at: number, max: number): Uint8Array[] {
    const values = this.raw(at)
    if (!Array.isArray(values)) throw wrong(at, 'a list of keys in hex')
    if (values.length > max) throw wrong(at, `a list of at most ${max} keys`)
    return values.map((value) => bytesOf(value, at))
  }
}

/** A block number in figures or in `0x` hex; `undefined` when it is none. */
export function parseNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^0x[0-9a-fA-F]{1,16}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && isNumber(number) ? number : undefined
}

function isNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MAX_NUMBER
}

function bytesOf(value: unknown, at: number): Uint8Array {
  const bytes = typeof value === 'string' ? parseHex(value) : undefined
  if (bytes === undefined) throw wrong(at, 'bytes in hex')
  return bytes
}

function wrong(at: number, wanted: string) {
  return invalidParams(`parameter ${at} must be ${wanted}`)
}
