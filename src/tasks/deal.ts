import type { Tensor } from '../lib/tensor.ts'
import type { Judgement, OpenChallenge } from './task.ts'

/** How hard challenges are when nobody says: what the qualities of the models were measured at. */
export const DIFFICULTY = 0.5

/** By what strengths of alteration are multiplied: nothing at difficulty 0, what they say at `DIFFICULTY`. */
export function strength(difficulty: number): number {
  return difficulty / DIFFICULTY
}

/** The number of items in requests of these sizes. */
export function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Cuts a list into pieces of these sizes, in order; throws `RangeError` when they are not as long together. */
export function deal<T>(items: readonly T[], sizes: readonly number[]): readonly (readonly T[])[] {
  if (total(sizes) !== items.length) throw new RangeError(`${items.length} items do not fill ${total(sizes)} places`)
  let from = 0
  return sizes.map((size) => {
    from += size
    return items.slice(from - size, from)
  })
}

/** The judge of requests that have nothing to do with each other: each has a key of its own. */
export function judgeEach<K>(
  keys: readonly K[],
  score: (outputs: readonly Tensor[] | undefined, key: K) => Judgement,
): OpenChallenge['judge'] {
  return (answers) => keys.map((key, i) => score(answers[i], key))
}
