import { blake2_256 } from '../../src/crypto/hash.ts'
import type { Keypair } from '../../src/crypto/keypair.ts'
import { decodeHeader, encodeHeader } from './header.ts'
import { encodeBytes, encodeU64, ScaleReader } from './scale.ts'

/** The engine whose digests these are. Source: sp-consensus-aura, AURA_ENGINE_ID. */
const AURA = Buffer.from('aura')
const SEAL = 5
const PRE_RUNTIME = 6

/** The digest that tells the runtime in which slot a block is made. */
export function slotDigest(slot: bigint): Uint8Array {
  return item(PRE_RUNTIME, encodeU64(slot))
}

/** The slot a header says it was made in; absent where it does not say so. */
export function slotOf(header: Uint8Array): bigint | undefined {
  for (const log of decodeHeader(header).logs) {
    const data = dataOf(log, PRE_RUNTIME)
    if (data?.length === 8) return new ScaleReader(data).u64()
  }
  return undefined
}

/** The header with the author's signature of its hash as its last digest. */
export function seal(header: Uint8Array, key: Keypair): Uint8Array {
  const open = decodeHeader(header)
  return encodeHeader({ ...open, logs: [...open.logs, item(SEAL, key.sign(blake2_256(header)))] })
}

/** Takes the seal off; absent where the last digest is none. */
export function unseal(
  header: Uint8Array,
): { readonly header: Uint8Array; readonly signature: Uint8Array } | undefined {
  const open = decodeHeader(header)
  const last = open.logs.at(-1)
  const signature = last === undefined ? undefined : dataOf(last, SEAL)
  if (signature === undefined) return undefined
  return { header: encodeHeader({ ...open, logs: open.logs.slice(0, -1) }), signature }
}

function item(kind: number, data: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([Uint8Array.of(kind), AURA, encodeBytes(data)]))
}

function dataOf(log: Uint8Array, kind: number): Uint8Array | undefined {
  if (log[0] !== kind || Buffer.compare(log.subarray(1, 1 + AURA.length), AURA) !== 0) return undefined
  return new ScaleReader(log.subarray(1 + AURA.length)).bytes()
}
