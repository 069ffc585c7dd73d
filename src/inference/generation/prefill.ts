import { type Cache, emptyCache } from './cache.ts'
import type { Decoder } from './decoder.ts'
import type { Prefix } from './prefix.ts'

export type PrefillOptions = {
  /** Most tokens that go through the model at once. */
  readonly chunk: number
  /** What is known of how texts begin; learns from this one. */
  readonly prefix: Prefix
  /** Of how many of the last tokens the logits that follow them are wanted. */
  readonly keep: number
  /** Takes those, by their number from 0. */
  readonly each: (logits: Float32Array, i: number) => void
}

/** Reads a text chunk by chunk, one each time it is asked on, and says how many tokens those were; gives the cache of all. */
export async function* prefill(
  decoder: Decoder,
  ids: readonly number[],
  { chunk, prefix, keep, each }: PrefillOptions,
): AsyncGenerator<number, Cache> {
  const first = ids.length - keep
  let cache = prefix.find(ids, first) ?? emptyCache(decoder.shape)
  for (let from = cache.length; from < ids.length; from += chunk) {
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
  prefix.keep(ids, cache)
  return cache
}

/** The logits of one position among several. */
export function rowOf(logits: Float32Array, row: number, { vocabulary }: Pick<Decoder, 'vocabulary'>): Float32Array {
  return logits.subarray(row * vocabulary, (row + 1) * vocabulary)
}
