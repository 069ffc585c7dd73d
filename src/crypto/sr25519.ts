import * as wasm from '@polkadot/wasm-crypto'
import { BadInputError } from '../lib/errors.ts'
import type { Keypair } from './keypair.ts'
import { encodeAddress } from './ss58.ts'
import { parseUri } from './uri.ts'

const SECRET_BYTES = 64
const SEED_BYTES = 32
const SIGNATURE_BYTES = 64
const PUBLIC_KEY_BYTES = 32

/**
 * An sr25519 pair laid open: 64 bytes of secret in the form wasm-crypto keeps (scalar times eight, then the
 * nonce) and 32 bytes of public key. For who stores keys; who signs takes a `Keypair`.
 */
export type SecretPair = { readonly secretKey: Uint8Array; readonly publicKey: Uint8Array }

/** The pair of a 32-byte mini-secret. */
export function pairFromSeed(seed: Uint8Array): SecretPair {
  if (seed.length !== SEED_BYTES) throw new BadInputError(`a seed has ${SEED_BYTES} bytes, got ${seed.length}`)
  return split(wasm.sr25519KeypairFromSeed(seed))
}

/** The pair of a secret URI: `//Alice`, `0x<seed>//hard`, `twelve words … //hard/soft///password`. */
function pairFromUri(uri: string): SecretPair {
  const { phrase, password, junctions } = parseUri(uri)
  let pair = wasm.sr25519KeypairFromSeed(seedOf(phrase, password))
  for (const { hard, chainCode } of junctions) {
    pair = hard ? wasm.sr25519DeriveKeypairHard(pair, chainCode) : wasm.sr25519DeriveKeypairSoft(pair, chainCode)
  }
  return split(pair)
}

/** Closes a pair into a key that can only sign. */
export function keypairOf({ secretKey, publicKey }: SecretPair): Keypair {
  return {
    address: encodeAddress(publicKey),
    publicKey,
    sign: (message) => wasm.sr25519Sign(publicKey, secretKey, message),
  }
}

/** A key that signs, from a secret URI such as `//Alice`. */
export function keypairFromUri(uri: string): Keypair {
  return keypairOf(pairFromUri(uri))
}

/** Whether this is the key's signature of the message in the context `substrate`; false for what is malformed. */
export function sr25519Verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES || publicKey.length !== PUBLIC_KEY_BYTES) return false
  return wasm.sr25519Verify(signature, message, publicKey)
}

/** The 32-byte mini-secret of a mnemonic (substrate-bip39: PBKDF2 over the entropy) or of `0x` and 64 hex digits. */
export function seedOf(phrase: string, password = ''): Uint8Array {
  if (/^0x[0-9a-f]{64}$/i.test(phrase)) return Buffer.from(phrase.slice(2), 'hex')
  if (!wasm.bip39Validate(phrase))
    throw new BadInputError('not a mnemonic: expected 12 to 24 words with their checksum')
  return wasm.bip39ToMiniSecret(phrase, password)
}

function split(pair: Uint8Array): SecretPair {
  return { secretKey: pair.slice(0, SECRET_BYTES), publicKey: pair.slice(SECRET_BYTES) }
}
