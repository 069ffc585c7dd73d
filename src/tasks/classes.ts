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

/** The class of a row's greatest logit, and its probability; -1 and 0 when a logit is no finite number. */
export function softmax(logits: Float32Array, row: number, classes: number): { label: number; score: number } {
  const label = argmax(logits, row, classes)
  if (label < 0) return { label, score: 0 }
  const best = logits[row * classes + label]!
  let sum = 0
  for (let at = row * classes; at < (row + 1) * classes; at++) sum += Math.exp(logits[at]! - best)
  return { label, score: 1 / sum }
}
