import { BadInputError } from '../lib/errors.ts'
import { blake2_512 } from './hash.ts'

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter, BigInt(value)]))
/** The address type of Bittensor and of generic Substrate chains. */
const PREFIX = 42
const CHECKSUM_CONTEXT = Buffer.from('SS58PRE')
const CHECKSUM_BYTES = 2
const PUBLIC_KEY_BYTES = 32
/** Addresses remembered with their keys: the same few are read for every answer, and base 58 is slow. */
const MAX_KNOWN = 4096
const known = new Map<string, Uint8Array>()
const RAW_BYTES = 1 + PUBLIC_KEY_BYTES + CHECKSUM_BYTES
/** 35 bytes that begin with 42 always make 48 letters of base 58. */
const ADDRESS_LENGTH = 48

/** Writes a 32-byte public key as an SS58 address with prefix 42. */
export function encodeAddress(publicKey: Uint8Array): string {
  if (publicKey.length !== PUBLIC_KEY_BYTES) {
    throw new BadInputError(`a public key has ${PUBLIC_KEY_BYTES} bytes, got ${publicKey.length}`)
  }
  const body = Buffer.concat([Buffer.of(PREFIX), publicKey])
  let rest = BigInt(`0x${Buffer.concat([body, checksum(body)]).toString('hex')}`)
  let text = ''
  for (; rest > 0n; rest /= 58n) text = ALPHABET[Number(rest % 58n)] + text
  return text
}

/** The public key of an SS58 address with prefix 42, or `undefined` when it is none. For what a peer wrote. */
export function parseAddress(address: string): Uint8Array | undefined {
  if (address.length !== ADDRESS_LENGTH) return undefined
  let value = 0n
  for (const letter of address) {
    const digit = VALUES.get(letter)
    if (digit === undefined) return undefined
    value = value * 58n + digit
  }
  const hex = value.toString(16).padStart(RAW_BYTES * 2, '0')
  if (hex.length !== RAW_BYTES * 2) return undefined
  const raw = Buffer.from(hex, 'hex')
  const body = raw.subarray(0, -CHECKSUM_BYTES)
  if (raw[0] !== PREFIX || !checksum(body).equals(raw.subarray(-CHECKSUM_BYTES))) return undefined
  return new Uint8Array(body.subarray(1))
}

/** The public key of an SS58 address; throws `BadInputError` when it is none. For what a person or a file says. */
export function decodeAddress(address: string): Uint8Array {
  const found = known.get(address)
  if (found !== undefined) return found.slice()
  const publicKey = parseAddress(address)
  if (publicKey === undefined) throw new BadInputError(`not an SS58 address with prefix ${PREFIX}: '${address}'`)
  known.set(address, publicKey)
  if (known.size > MAX_KNOWN) known.delete(known.keys().next().value!)
  return publicKey.slice()
}

function checksum(body: Uint8Array): Buffer {
  const digest = blake2_512(Buffer.concat([CHECKSUM_CONTEXT, body]))
  return Buffer.from(digest.subarray(0, CHECKSUM_BYTES))
}
