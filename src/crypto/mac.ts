import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto'

const KEY_BYTES = 32

/** A key that authenticates what crosses the wire in one direction. */
export type MacKey = KeyObject

/** Derives a key from a shared secret: HKDF-SHA256 with the transcript's hash as salt and the direction as info. */
export function deriveMacKey(secret: Uint8Array, salt: Uint8Array, info: string): MacKey {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, salt, info, KEY_BYTES)))
}

/** HMAC-SHA256 of the data, cut to `length` bytes. */
export function mac(key: MacKey, data: Uint8Array, length: number): Uint8Array {
  return createHmac('sha256', key).update(data).digest().subarray(0, length)
}

/** Compares two tags of equal length in a time that does not tell where they differ. */
export function equalTags(ours: Uint8Array, theirs: Uint8Array): boolean {
  return timingSafeEqual(ours, theirs)
}
