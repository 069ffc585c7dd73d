import type { Random } from '../../src/tasks/random.ts'

/** A judged question: how much it looks like a challenge, whether it is one, and the session and round it belongs to. */
export type Guess = { readonly score: number; readonly label: boolean; readonly group: string }

const BINS = 1_024
const RESAMPLES = 1_000

/** The area under the curve: how often a challenge looks more like one than a person's question does; ties count half. */
export function auc(guesses: readonly Pick<Guess, 'score' | 'label'>[]): number {
  const order = [...guesses].sort((one, other) => one.score - other.score)
  let rankSum = 0
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && order[to]!.score === order[from]!.score) to++
    const rank = (from + to + 1) / 2
    for (let at = from; at < to; at++) if (order[at]!.label) rankSum += rank
    from = to
  }
  const positives = guesses.filter(({ label }) => label).length
  const negatives = guesses.length - positives
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)
}

/**
 * The bound below which max(AUC, 1 − AUC) lies with 95 %: the bootstrap over groups, since what one person asks in one
 * go is no independent evidence. Scores are put into 1,024 bins of equal weight.
 */
export function upperBound(guesses: readonly Guess[], random: Random): number {
  const sorted = guesses.map(({ score }) => score).sort((one, other) => one - other)
  const edges = Array.from({ length: BINS - 1 }, (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / BINS)]!)
  const groups = new Map<string, [bin: number, label: boolean][]>()
  for (const { score, label, group } of guesses) {
    const list = groups.get(group) ?? []
    list.push([binOf(edges, score), label])
    groups.set(group, list)
  }
  const all = [...groups.values()]
  const drawn = Array.from({ length: RESAMPLES }, () => {
    const positive = new Float64Array(BINS)
    const negative = new Float64Array(BINS)
    for (let turn = 0; turn < all.length; turn++) {
      for (const [bin, label] of random.pick(all)) (label ? positive : negative)[bin]! += 1
    }
    const area = binnedAuc(positive, negative)
    return Math.max(area, 1 - area)
  }).sort((one, other) => one - other)
  return drawn[Math.ceil(0.95 * RESAMPLES) - 1]!
}

function binnedAuc(positive: Float64Array, negative: Float64Array): number {
  let below = 0
  let area = 0
  for (let bin = 0; bin < BINS; bin++) {
    area += positive[bin]! * (below + negative[bin]! / 2)
    below += negative[bin]!
  }
  return area / (below * positive.reduce((sum, count) => sum + count, 0))
}

function binOf(edges: readonly number[], score: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle]! <= score) low = middle + 1
    else high = middle
  }
  return low
}
