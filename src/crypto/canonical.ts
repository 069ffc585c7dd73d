import { ristretto255 } from '@noble/curves/ed25519.js'
import { BadInputError } from '../lib/errors.ts'
import type { SecretPair } from './sr25519.ts'

const SECRET_BYTES = 64
const SCALAR_BYTES = 32

/**
 * The secret in schnorrkel's canonical form, which Bittensor's keyfiles hold: 32 bytes of scalar, 32 of
 * nonce. wasm-crypto keeps the scalar times eight instead ("half ed25519").
 */
export function canonicalSecret({ secretKey }: SecretPair): Uint8Array {
  return Buffer.concat([toBytes(scalarOf(secretKey) >> 3n), secretKey.subarray(SCALAR_BYTES)])
}

/** The pair of a canonical secret; throws `BadInputError` when it is none. */
export function pairFromCanonical(secret: Uint8Array): SecretPair {
  const scalar = secret.length === SECRET_BYTES ? scalarOf(secret) : 0n
  if (scalar === 0n || scalar >= ristretto255.Point.Fn.ORDER) {
    throw new BadInputError(`a private key has ${SECRET_BYTES} bytes, the first half a scalar of ristretto255`)
  }
  return {
    secretKey: Buffer.concat([toBytes(scalar << 3n), secret.subarray(SCALAR_BYTES)]),
    publicKey: ristretto255.Point.BASE.multiply(scalar).toBytes(),
  }
}

function scalarOf(secret: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(secret.subarray(0, SCALAR_BYTES)).reverse().toString('hex')}`)
}

function toBytes(scalar: bigint): Uint8Array {
  return Buffer.from(scalar.toString(16).padStart(SCALAR_BYTES * 2, '0'), 'hex').reverse()
}
