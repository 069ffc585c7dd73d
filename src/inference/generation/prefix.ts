import type { Cache, CacheShape } from './cache.ts'

/** A shorter beginning is read as fast as it is copied. */
const LEAST = 16
/** Longest beginning that is kept, in tokens: 6 MB. System prompts are shorter. */
const MOST = 128

/**
 * Remembers how the last text began, as most begin with the same system prompt: a fifth of a short question. It gives way to another
 * only when a text begins otherwise.
 */
export class Prefix {
  readonly #shape: CacheShape
  #ids: readonly number[] = []
  #cache: Cache | undefined

  constructor(shape: CacheShape) {
    this.#shape = shape
  }

  /** The cache of as much of the text's beginning as is known, if that is worth it; never more than `most` tokens. */
  find(ids: readonly number[], most: number): Cache | undefined {
    const tokens = Math.min(most, commonLength(ids, this.#ids))
    if (this.#cache === undefined || tokens < LEAST) return undefined
    return firstTokens(this.#cache, tokens, this.#shape)
  }

  /** Takes note of a text that was read, and of its cache. */
  keep(ids: readonly number[], cache: Cache): void {
    if (commonLength(ids, this.#ids) >= LEAST || ids.length < LEAST) return
    this.#ids = ids.slice(0, MOST)
    this.#cache = firstTokens(cache, this.#ids.length, this.#shape)
  }
}

function commonLength(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((token, i) => token !== b[i])
  return differs < 0 ? a.length : differs
}

/** A copy of the first positions of a cache of one row. */
function firstTokens(cache: Cache, length: number, { heads, width }: CacheShape): Cache {
  const tensors = cache.tensors.map((tensor) => {
    const into = new Float32Array(heads * length * width)
    for (let head = 0; head < heads; head++) {
      const from = head * cache.room * width
      into.set(tensor.subarray(from, from + length * width), head * length * width)
    }
    return into
  })
  return { rows: 1, length, room: length, tensors }
}
