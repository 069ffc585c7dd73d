import { blake2_256 } from '../crypto/hash.ts'
import { decodeAddress } from '../crypto/ss58.ts'
import type { Weight } from './chain.ts'

/** Distance between two mechanisms of a subnet in the chain's maps: `mecid · 4096 + netuid`. */
const MECHANISM_STEP = 4096

/** A row of weights as it is revealed: what was committed is the hash of this. */
export type Reveal = {
  readonly netuid: number
  readonly weights: readonly Weight[]
  /** Numbers of 16 bits that keep others from guessing the row. */
  readonly salt: readonly number[]
  readonly versionKey: bigint
  /** Which of the subnet's mechanisms; the first when absent. */
  readonly mechanism?: number
}

/**
 * The hash to which a hotkey commits before it reveals a row, in hex: BLAKE2b-256 of the hotkey, the subnet's
 * mechanism, the uids, the weights, the salt and the version key, as the chain encodes them. `crypto` must be ready.
 */
export function commitHash(hotkey: string, { netuid, weights, salt, versionKey, mechanism = 0 }: Reveal): string {
  const bytes = Buffer.concat([
    decodeAddress(hotkey),
    shorts([mechanism * MECHANISM_STEP + netuid]),
    list(weights.map(({ uid }) => uid)),
    list(weights.map(({ weight }) => weight)),
    list(salt),
    long(versionKey),
  ])
  return `0x${Buffer.from(blake2_256(bytes)).toString('hex')}`
}

function list(values: readonly number[]): Buffer {
  return Buffer.concat([compact(values.length), shorts(values)])
}

function shorts(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length)
  for (const [at, value] of values.entries()) bytes.writeUInt16LE(value, 2 * at)
  return bytes
}

function long(value: bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(value)
  return bytes
}

/** SCALE's length of a list; no list here has 2^14 entries. */
function compact(length: number): Buffer {
  return length < 64 ? Buffer.of(length << 2) : shorts([(length << 2) | 1])
}
