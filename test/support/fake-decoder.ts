import type { Decoder, Step, Stepped } from '../../src/inference/generation/decoder.ts'

export const VOCABULARY = 32
const END = 0

/** One letter a token; the end has none. */
export const decodeLetters = (tokens: readonly number[]): string =>
  tokens.map((token) => (token === END ? '' : String.fromCharCode(96 + token))).join('')

/**
 * A language model without arithmetic: its cache holds the ids themselves, in each of its heads, and the logits follow from
 * all of them that are not padding. `steps` tells how many rows and new tokens each step had.
 */
export function createFakeDecoder(): Decoder & { readonly steps: { rows: number; fresh: number }[] } {
  const shape = { tensors: 2, heads: 2, width: 1 }
  const steps: { rows: number; fresh: number }[] = []

  async function step({ ids, cache, pads, keep }: Step): Promise<Stepped> {
    const fresh = ids[0]!.length
    const length = cache.length + fresh
    steps.push({ rows: ids.length, fresh })
    const tensors = cache.tensors.map((past) => {
      const into = new Float32Array(ids.length * shape.heads * length)
      ids.forEach((row, r) => {
        for (let head = 0; head < shape.heads; head++) {
          const at = r * shape.heads + head
          into.set(past.subarray(at * cache.length, (at + 1) * cache.length), at * length)
          into.set(row, at * length + cache.length)
        }
      })
      return into
    })
    const logits = new Float32Array(ids.length * keep * VOCABULARY)
    ids.forEach((_, row) => {
      // The last head of the last tensor is what a mistake in packing reaches first.
      const at = row * shape.heads + shape.heads - 1
      const known = tensors.at(-1)!.subarray(at * length + pads[row]!, (at + 1) * length)
      for (let kept = 0; kept < keep; kept++) {
        const seen = known.subarray(0, known.length - keep + 1 + kept)
        logits.set(think(seen), (row * keep + kept) * VOCABULARY)
      }
    })
    return { logits, cache: { rows: ids.length, length, tensors } }
  }

  return { shape, vocabulary: VOCABULARY, endToken: END, steps, step, close: async () => {} }
}

function think(seen: Float32Array): Float32Array {
  let state = 17
  for (const token of seen) state = (Math.imul(state, 31) + token) >>> 0
  return Float32Array.from({ length: VOCABULARY }, (_, token) => {
    if (token === END) return -30
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 16) / 2 ** 13
  })
}
