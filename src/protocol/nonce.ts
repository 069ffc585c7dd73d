import { randomBytes } from 'node:crypto'

const NONCE_BYTES = 8

/** A nonce for one question: 64 bits that nobody foresees, so that two of them are never the same. */
export function drawNonce(): bigint {
  return randomBytes(NONCE_BYTES).readBigUInt64LE()
}
