import { randomBytes } from 'node:crypto'
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js'

const NONCE_BYTES = 24

/** NaCl's secretbox with a fresh nonce in front: 24 bytes of nonce, 16 of tag, then as many as the plaintext has. */
export function seal(key: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  return Buffer.concat([nonce, xsalsa20poly1305(key, nonce).encrypt(plaintext)])
}

/** The plaintext of what `seal` made, or `undefined` when the key is another or a bit has changed. */
export function unseal(key: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  try {
    return xsalsa20poly1305(key, sealed.subarray(0, NONCE_BYTES)).decrypt(sealed.subarray(NONCE_BYTES))
  } catch {
    // The library has one way to say that a box does not open, whatever the cause.
    return undefined
  }
}
