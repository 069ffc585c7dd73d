import { BadInputError } from '../lib/errors.ts'
import { blake2_256 } from './hash.ts'

/** The phrase that `//Alice` and its like derive from: public, worth nothing. Source: sp-core, DEV_PHRASE. */
const DEV_PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'
const URI = /^(?<phrase>[\w ]+)?(?<path>(?:\/\/?[^/]+)*)(?:\/\/\/(?<password>.*))?$/
const JUNCTION_BYTES = 32
const MAX_U64 = (1n << 64n) - 1n

/** One step of a derivation path: `//name` is hard, `/name` soft. */
type Junction = { readonly hard: boolean; readonly chainCode: Uint8Array }

/** A secret URI taken apart; `phrase` is a mnemonic or `0x` and a mini-secret in hex. */
export type SecretUri = {
  readonly phrase: string
  readonly password: string
  readonly junctions: readonly Junction[]
}

/** Reads `phrase//hard/soft///password` as sp-core's `SecretUri` does; without a phrase it is the development one. */
export function parseUri(uri: string): SecretUri {
  const groups = URI.exec(uri)?.groups
  if (groups === undefined) throw new BadInputError('not a secret URI: expected phrase//hard/soft///password')
  return {
    phrase: groups.phrase ?? DEV_PHRASE,
    password: groups.password ?? '',
    junctions: [...(groups.path ?? '').matchAll(/(\/\/?)([^/]+)/g)].map(([, slashes, name]) => ({
      hard: slashes === '//',
      chainCode: chainCodeOf(name!),
    })),
  }
}

/** A number becomes a little-endian u64, a text its SCALE encoding; 32 bytes, hashed when it is longer. */
function chainCodeOf(name: string): Uint8Array {
  const code = new Uint8Array(JUNCTION_BYTES)
  if (/^\+?\d+$/.test(name) && BigInt(name.replace('+', '')) <= MAX_U64) {
    new DataView(code.buffer).setBigUint64(0, BigInt(name.replace('+', '')), true)
    return code
  }
  const text = Buffer.from(name)
  const encoded = Buffer.concat([compact(text.length), text])
  if (encoded.length > JUNCTION_BYTES) return blake2_256(encoded)
  code.set(encoded)
  return code
}

/** SCALE's compact length, for the lengths a line of text can have. */
function compact(length: number): Buffer {
  if (length < 1 << 6) return Buffer.of(length << 2)
  if (length < 1 << 14) return Buffer.of(((length << 2) | 1) & 0xff, length >> 6)
  throw new BadInputError(`a part of a secret URI has fewer than ${1 << 14} bytes, got ${length}`)
}
