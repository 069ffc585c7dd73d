import nodeCrypto, { createCipheriv, createHash } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

/** A draw of random numbers below this takes six bytes, as Node's own does at most. */
const SIX_BYTES = 2 ** 48
const CHUNK_BYTES = 16_384

/** Bytes that follow from a seed: the key stream of AES-256 in counter mode. */
export function createStream(seed: string): (count: number) => Buffer {
  const key = createHash('sha256').update('yuma/entropy/1').update(seed).digest()
  const cipher = createCipheriv('aes-256-ctr', key, new Uint8Array(16))
  let chunk = Buffer.alloc(0)
  return (count) => {
    if (chunk.length < count) chunk = Buffer.concat([chunk, cipher.update(Buffer.alloc(CHUNK_BYTES + count))])
    const taken = chunk.subarray(0, count)
    chunk = chunk.subarray(count)
    return Buffer.from(taken)
  }
}

/**
 * Makes all randomness of this process follow from the seed: signatures, secrets, nonces, salts. Roles draw their
 * secrets where they need them, as they must outside a simulation; a run that is to be had again has no other way.
 * For a process that does nothing but simulate, and before it signs anything: the WebAssembly that signs draws its own
 * seed once. Returns how to undo it.
 */
export function seedEntropy(seed: string): () => void {
  const bytes = createStream(seed)
  const web = globalThis.crypto
  const kept = {
    randomBytes: nodeCrypto.randomBytes,
    randomInt: nodeCrypto.randomInt,
    random: Math.random,
  }
  const below = (limit: number): number => Math.floor((bytes(6).readUIntLE(0, 6) / SIX_BYTES) * limit)
  Object.assign(nodeCrypto, {
    randomBytes: (count: number) => bytes(count),
    randomInt: (low: number, high?: number) => (high === undefined ? below(low) : low + below(high - low)),
  })
  Object.defineProperty(web, 'getRandomValues', {
    configurable: true,
    value: <T extends NodeJS.TypedArray>(array: T): T => {
      const drawn = bytes(array.byteLength)
      new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(drawn)
      return array
    },
  })
  Math.random = () => bytes(6).readUIntLE(0, 6) / SIX_BYTES
  syncBuiltinESMExports()
  return () => {
    Object.assign(nodeCrypto, { randomBytes: kept.randomBytes, randomInt: kept.randomInt })
    Reflect.deleteProperty(web, 'getRandomValues')
    Math.random = kept.random
    syncBuiltinESMExports()
  }
}
