/** A name further away than this is another word, not a slip of the finger. */
const MAX_DISTANCE = 3

/** The known name that was probably meant, if one is near. */
export function suggest(given: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.min(MAX_DISTANCE, Math.ceil(given.length / 3)) + 1
  for (const name of known) {
    const distance = editDistance(given.toLowerCase(), name.toLowerCase())
    if (distance >= least) continue
    least = distance
    best = name
  }
  return best
}

/** Levenshtein's distance: letters to insert, remove or replace. */
export function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let i = 0; i < left.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < right.length; j++) {
      const replace = row[j]! + (left[i] === right[j] ? 0 : 1)
      next.push(Math.min(replace, row[j + 1]! + 1, next[j]! + 1))
    }
    row = next
  }
  return row[right.length]!
}
