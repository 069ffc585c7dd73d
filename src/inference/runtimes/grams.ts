/** Texts as counts of their hashed character n-grams: how many buckets, and the lengths of the n-grams. */
export type Grams = { readonly dimensions: number; readonly grams: readonly number[] }

/** Each gram adds 1 to the bucket of its hash; blanks around the text mark where words begin and end. */
export function countGrams(text: string, { dimensions, grams }: Grams, into: Float32Array): void {
  const padded = ` ${text.toLowerCase()} `
  for (const gram of grams) {
    for (let at = 0; at + gram <= padded.length; at++) {
      const bucket = hash(padded, at, gram) % dimensions
      into[bucket] = into[bucket]! + 1
    }
  }
}

/** FNV-1a over UTF-16 code units, 32 bits (Fowler, Noll, Vo). */
function hash(text: string, from: number, length: number): number {
  let state = 0x811c9dc5
  for (let at = from; at < from + length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  return state >>> 0
}
