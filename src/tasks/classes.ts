/** The index of a row's greatest score, or -1 when a score of the row is not a finite number. */
export function argmax(scores: Float32Array, row: number, classes: number): number {
  const from = row * classes
  let best = from
  for (let at = from; at < from + classes; at++) {
    if (!Number.isFinite(scores[at])) return -1
    if (scores[at]! > scores[best]!) best = at
  }
  return best - from
}
