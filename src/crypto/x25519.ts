import { createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto'

/** What DER puts before the 32 bytes of an X25519 public key (RFC 8410). */
const DER_PREFIX = Buffer.from('302a300506032b656e032100', 'hex')
const KEY_BYTES = 32

/** One side of a key agreement, made for one session and forgotten with it. */
export interface Ephemeral {
  /** 32 bytes, to be sent. */
  readonly publicKey: Uint8Array
  /** The 32 bytes both sides share, or `undefined` for a key of small order, with which the secret would be zero. */
  agree(theirs: Uint8Array): Uint8Array | undefined
}

/** A fresh X25519 key. */
export function createEphemeral(): Ephemeral {
  const own = generateKeyPairSync('x25519')
  const der = own.publicKey.export({ type: 'spki', format: 'der' })
  return {
    publicKey: new Uint8Array(der.subarray(DER_PREFIX.length)),
    agree(theirs) {
      if (theirs.length !== KEY_BYTES) return undefined
      const publicKey = createPublicKey({ key: Buffer.concat([DER_PREFIX, theirs]), format: 'der', type: 'spki' })
      try {
        return diffieHellman({ privateKey: own.privateKey, publicKey })
      } catch {
        // OpenSSL refuses the all-zero result, and nothing else can fail for 32 bytes.
        return undefined
      }
    },
  }
}
