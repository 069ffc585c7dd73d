import { type Cache, emptyCache } from './cache.ts'
import type { Decoder } from './decoder.ts'

/**
 * Reads a text chunk by chunk, one each time it is asked on, and says how many tokens those were; gives the cache of all.
 *
 * @param keep for how many of the last tokens `each` is given the logits that follow them, by their number from 0
 */
export async function* prefill(
  decoder: Decoder,
  ids: readonly number[],
  { keep, each, chunk }: { keep: number; each: (logits: Float32Array, i: number) => void; chunk: number },
): AsyncGenerator<number, Cache> {
  let cache = emptyCache(decoder.shape)
  const first = ids.length - keep
  for (let from = 0; from < ids.length; from += chunk) {
    const to = Math.min(ids.length, from + chunk)
    const wanted = Math.max(0, to - Math.max(from, first))
    // The graph takes 0 for all; one that nobody looks at is the least it can be asked for.
    const kept = Math.max(1, wanted)
    const stepped = await decoder.step({ ids: [ids.slice(from, to)], cache, pads: [0], keep: kept })
    cache = stepped.cache
    for (let i = 0; i < wanted; i++) {
      each(rowOf(stepped.logits, i, decoder), to - wanted - first + i)
    }
    yield to - from
  }
  return cache
}

/** The logits of one position among several. */
export function rowOf(logits: Float32Array, row: number, { vocabulary }: Pick<Decoder, 'vocabulary'>): Float32Array {
  return logits.subarray(row * vocabulary, (row + 1) * vocabulary)
}
