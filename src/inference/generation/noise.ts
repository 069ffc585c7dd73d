import { createCipheriv } from 'node:crypto'

/** What is enciphered; grows to what was asked for. */
let zeros = new Uint8Array(0)

/** Past this no draw goes: the g of the greatest word, −ln(−ln(1 − 2⁻³³)) = 33 ln 2. */
export const MOST_GUMBEL = 33 * Math.LN2

/**
 * The random words of one token's position: word t is the t-th little-endian u32 of the key stream of AES-256 in counter
 * mode under the seed, whose first counter block is the position as a big-endian u64 and then eight zeros.
 *
 * @param seed 32 bytes
 * @param position of the token in the answer, from 0
 * @param count how many words: one for each token there is
 */
export function drawWords(seed: Uint8Array, position: number, count: number): Uint32Array {
  const counter = Buffer.alloc(16)
  counter.writeBigUInt64BE(BigInt(position))
  if (zeros.length < 4 * count) zeros = new Uint8Array(4 * count)
  const stream = createCipheriv('aes-256-ctr', seed, counter).update(zeros.subarray(0, 4 * count))
  if (stream.byteOffset % 4 === 0) return new Uint32Array(stream.buffer, stream.byteOffset, count)
  return new Uint32Array(stream.buffer.slice(stream.byteOffset, stream.byteOffset + 4 * count))
}

/** The draw of a standard Gumbel distribution that a word stands for: −ln(−ln((word + ½) / 2³²)). */
export function gumbel(word: number): number {
  return -Math.log(-Math.log((word + 0.5) / 2 ** 32))
}

/**
 * Never below `gumbel(word)`, and no logarithm. With e = 1 − (word + ½) / 2³² it is −ln(−ln(1 − e)) ≤ −ln e, as
 * −ln(1 − e) ≥ e; and the leading zeros of 2³² − 1 − word say that e ≥ 2^−(zeros + 1).
 */
export function boundGumbel(word: number): number {
  return (Math.clz32(~word) + 1) * Math.LN2
}
