import { HASH_BYTES } from './merkle.ts'

/** What a miner signs of an exchange. Keys are public keys, not addresses; the price is in rao. */
export type Claim = {
  readonly netuid: number
  readonly miner: Uint8Array
  readonly asker: Uint8Array
  readonly nonce: bigint
  readonly block: bigint
  readonly requestHash: Uint8Array
  /** Zeros, and so the model's, where no answer came. */
  readonly responseHash: Uint8Array
  readonly modelHash: Uint8Array
  readonly units: number
  readonly price: bigint
}

/** How many bytes a claim has. */
export const CLAIM_BYTES = 2 + 2 * 32 + 8 + 8 + 3 * HASH_BYTES + 4 + 8

/** A hash in a claim about which there is nothing to say. */
export const NO_HASH: Uint8Array = new Uint8Array(HASH_BYTES)

const KEY_BYTES = 32

/** Writes a claim, its fields in the order of the type, numbers little-endian. */
export function encodeClaim(claim: Claim): Uint8Array {
  const bytes = Buffer.alloc(CLAIM_BYTES)
  let at = bytes.writeUInt16LE(claim.netuid)
  for (const key of [claim.miner, claim.asker]) at += put(bytes, key, at)
  at = bytes.writeBigUInt64LE(claim.nonce, at)
  at = bytes.writeBigUInt64LE(claim.block, at)
  for (const hash of [claim.requestHash, claim.responseHash, claim.modelHash]) at += put(bytes, hash, at)
  at = bytes.writeUInt32LE(claim.units, at)
  bytes.writeBigUInt64LE(claim.price, at)
  return bytes
}

/** Reads a claim, or gives `undefined` when it has another length: all bytes of the right length are a claim. */
export function decodeClaim(bytes: Uint8Array): Claim | undefined {
  if (bytes.length !== CLAIM_BYTES) return undefined
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const take = (at: number): Uint8Array => new Uint8Array(view.subarray(at, at + KEY_BYTES))
  return {
    netuid: view.readUInt16LE(0),
    miner: take(2),
    asker: take(34),
    nonce: view.readBigUInt64LE(66),
    block: view.readBigUInt64LE(74),
    requestHash: take(82),
    responseHash: take(114),
    modelHash: take(146),
    units: view.readUInt32LE(178),
    price: view.readBigUInt64LE(182),
  }
}

function put(bytes: Buffer, part: Uint8Array, at: number): number {
  bytes.set(part, at)
  return KEY_BYTES
}
