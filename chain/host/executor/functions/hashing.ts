import { blake2_128, blake2_256, keccak256, sha256, twox64, twox128, twox256 } from '../../../../src/crypto/hash.ts'
import type { Guest, HostFunction, HostFunctions } from '../guest.ts'

/** Hashes: bytes in, a pointer to the digest out. */
export function hashingFunctions({ memory }: Guest): HostFunctions {
  const hashing = (hash: (data: Uint8Array) => Uint8Array): HostFunction => {
    return (data: bigint) => memory.writeAt(hash(memory.read(data)))
  }
  return {
    ext_hashing_blake2_128_version_1: hashing(blake2_128),
    ext_hashing_blake2_256_version_1: hashing(blake2_256),
    ext_hashing_keccak_256_version_1: hashing(keccak256),
    ext_hashing_sha2_256_version_1: hashing(sha256),
    ext_hashing_twox_64_version_1: hashing(twox64),
    ext_hashing_twox_128_version_1: hashing(twox128),
    ext_hashing_twox_256_version_1: hashing(twox256),
  }
}
