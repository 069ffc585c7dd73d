import { append, type Cache } from '../../src/inference/generation/cache.ts'
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

  async function step({ ids, cache: past, pads, keep }: Step): Promise<Stepped> {
    const fresh = ids[0]!.length
    steps.push({ rows: ids.length, fresh })
    const added = past.tensors.map(() => Float32Array.from(ids.flatMap((row) => [...row, ...row])))
    const cache = append(past.room > past.length ? past : widened(past, ids.length, fresh), added, shape)
    const { length, room, tensors } = cache
    const logits = new Float32Array(ids.length * keep * VOCABULARY)
    ids.forEach((_, row) => {
      // The last head of the last tensor is what a mistake in packing reaches first.
      const at = row * shape.heads + shape.heads - 1
      const known = tensors.at(-1)!.subarray(at * room + pads[row]!, at * room + length)
      for (let kept = 0; kept < keep; kept++) {
        const seen = known.subarray(0, known.length - keep + 1 + kept)
        logits.set(think(seen), (row * keep + kept) * VOCABULARY)
      }
    })
    return { logits, cache }
  }

  /** Other memory with just the room for what is new. */
  function widened({ length, tensors }: Cache, rows: number, fresh: number): Cache {
    const room = length + fresh
    return {
      rows,
      length,
      room,
      tensors: tensors.map((past) => {
        const into = new Float32Array(rows * shape.heads * room)
        for (let at = 0; at < rows * shape.heads; at++)
          into.set(past.subarray(at * length, (at + 1) * length), at * room)
        return into
      }),
    }
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
