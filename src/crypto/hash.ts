import { createHash, hash } from 'node:crypto'
import { twox, keccak256 as wasmKeccak256 } from '@polkadot/wasm-crypto'
import { createBLAKE2b, type IHasher } from 'hash-wasm'
import { SubnetError } from '../lib/errors.ts'

/** A crypto function was called before `ready` was awaited. */
class CryptoNotReadyError extends SubnetError {
  readonly code = 'CRYPTO_NOT_READY'
}

// Each function is the fastest of wasm-crypto, noble, hash-wasm and node:crypto for inputs of 8 to 150 bytes,
// which is what a trie and a storage key hash: hash-wasm halves blake2, node wins sha256 from 100 bytes on.
let blake256: IHasher | undefined
let blake128: IHasher | undefined

/** Compiles what the hash functions run on; `ready` calls it. */
export async function readyHashes(): Promise<void> {
  if (blake128 !== undefined) return
  const [long, short] = await Promise.all([createBLAKE2b(256), createBLAKE2b(128)])
  blake256 = long
  blake128 = short
}

/** BLAKE2b with 32 bytes of output: Substrate's block and trie hash. */
export function blake2_256(data: Uint8Array): Uint8Array {
  return digest(blake256, data)
}

/** BLAKE2b with 16 bytes of output: the prefix of `Blake2_128Concat` keys. */
export function blake2_128(data: Uint8Array): Uint8Array {
  return digest(blake128, data)
}

/** BLAKE2b with 64 bytes of output: the checksum of an address. */
export function blake2_512(data: Uint8Array): Uint8Array {
  return createHash('blake2b512').update(data).digest()
}

/** xxHash64 with seed 0, little-endian: the prefix of `Twox64Concat` keys. */
export function twox64(data: Uint8Array): Uint8Array {
  return twox(data, 1)
}

/** xxHash64 with seeds 0 and 1: the hash of pallet and storage names. */
export function twox128(data: Uint8Array): Uint8Array {
  return twox(data, 2)
}

/** xxHash64 with seeds 0 to 3. */
export function twox256(data: Uint8Array): Uint8Array {
  return twox(data, 4)
}

/** Keccak with 32 bytes of output, as Ethereum has it. */
export function keccak256(data: Uint8Array): Uint8Array {
  return wasmKeccak256(data)
}

/** SHA-256. */
export function sha256(data: Uint8Array): Uint8Array {
  return hash('sha256', data, 'buffer')
}

function digest(hasher: IHasher | undefined, data: Uint8Array): Uint8Array {
  if (hasher === undefined) throw new CryptoNotReadyError('crypto is not ready, await ready() first')
  return hasher.init().update(data).digest('binary')
}
