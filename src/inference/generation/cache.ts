/**
 * What a model remembers of a batch of texts: for each of its tensors the numbers of [rows, heads, room, width], of which the first
 * `length` positions are in use, padded on the left where a row has fewer tokens.
 */
export type Cache = {
  readonly rows: number
  readonly length: number
  readonly room: number
  readonly tensors: readonly Float32Array[]
}

export type CacheShape = { readonly tensors: number; readonly heads: number; readonly width: number }

/** One row of a cache and how many of its last positions in use are of its text. */
export type CachedRow = { readonly cache: Cache; readonly row: number; readonly tokens: number }

/** Positions beyond those in use that a packed cache has: so many steps write to it where it lies. */
const SPARE = 32

export function emptyCache({ tensors }: CacheShape): Cache {
  return { rows: 1, length: 0, room: 0, tensors: Array.from({ length: tensors }, () => new Float32Array(0)) }
}

/** One cache of rows out of several, as short as its longest row allows, with room to grow, in the memory that `take` finds. */
export function packRows(
  rows: readonly CachedRow[],
  { heads, width }: CacheShape,
  take: (positions: number) => readonly Float32Array[],
): Cache {
  const length = Math.max(...rows.map(({ tokens }) => tokens))
  const room = length + SPARE
  const packed = take(rows.length * room)
  packed.forEach((into, tensor) => {
    // What was there may be no number, and what is not in use is multiplied by 0.
    into.fill(0)
    rows.forEach(({ cache, row, tokens }, at) => {
      for (let head = 0; head < heads; head++) {
        const from = (row * heads + head) * cache.room + cache.length - tokens
        const to = (at * heads + head) * room + length - tokens
        into.set(cache.tensors[tensor]!.subarray(from * width, (from + tokens) * width), to * width)
      }
    })
  })
  return { rows: rows.length, length, room, tensors: packed }
}

/** Writes what a step adds, tensors of [rows, heads, fresh, width], behind what is in use; there has to be room. */
export function append(cache: Cache, added: readonly Float32Array[], { heads, width }: CacheShape): Cache {
  const { rows, length, room, tensors } = cache
  const fresh = added[0]!.length / (rows * heads * width)
  added.forEach((news, tensor) => {
    for (let at = 0; at < rows * heads; at++) {
      const part = news.subarray(at * fresh * width, (at + 1) * fresh * width)
      tensors[tensor]!.set(part, (at * room + length) * width)
    }
  })
  return { ...cache, length: length + fresh }
}
