/**
 * What a model remembers of a batch of texts: for each of its tensors the numbers of [rows, heads, length, width],
 * padded on the left where a row has fewer tokens.
 */
export type Cache = { readonly rows: number; readonly length: number; readonly tensors: readonly Float32Array[] }

export type CacheShape = { readonly tensors: number; readonly heads: number; readonly width: number }

/** One row of a cache and how many of its last positions are of its text. */
export type CachedRow = { readonly cache: Cache; readonly row: number; readonly tokens: number }

export function emptyCache({ tensors }: CacheShape): Cache {
  return { rows: 1, length: 0, tensors: Array.from({ length: tensors }, () => new Float32Array(0)) }
}

/** One cache of rows out of several, as short as its longest row allows. */
export function packRows(rows: readonly CachedRow[], { tensors, heads, width }: CacheShape): Cache {
  const length = Math.max(...rows.map(({ tokens }) => tokens))
  const packed = Array.from({ length: tensors }, (_, tensor) => {
    const into = new Float32Array(rows.length * heads * length * width)
    rows.forEach(({ cache, row, tokens }, at) => {
      for (let head = 0; head < heads; head++) {
        const end = (row * heads + head + 1) * cache.length * width
        into.set(
          cache.tensors[tensor]!.subarray(end - tokens * width, end),
          ((at * heads + head + 1) * length - tokens) * width,
        )
      }
    })
    return into
  })
  return { rows: rows.length, length, tensors: packed }
}
