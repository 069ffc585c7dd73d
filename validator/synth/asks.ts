import type { Random } from '../../src/tasks/random.ts'
import { drawLife, type Lived, type Person, type Wait } from './person.ts'

/** A question to be asked in a window. */
export type Ask = {
  /** Whose it is: lines know nothing of each other. */
  readonly line: number
  /** When, in ms from the window's beginning, if answers come as fast as those that were learnt from. */
  readonly atMs: number
  /** The answer that is waited for, of the same line; else it comes as long after the line's last question as planned. */
  readonly wait: Wait | undefined
  readonly items: number
  /** About how many bytes of data; absent where nobody knows. */
  readonly bytes: number | undefined
}

/** The people who ask one gateway for one task. */
export type Crowd = readonly Person[]

export type AskOptions = {
  /** How long is asked, in ms. */
  readonly windowMs: number
  /** How many questions there are on average. */
  readonly mean: number
  /** Most items the task takes at once. */
  readonly maxItems: number
}

/** Who is silent for longer has gone, and comes again. */
const IDLE_MS = 10_000

/**
 * Questions as people ask them, sorted by time: each of a crowd lives as often as it takes for that many questions, and
 * what is left over is so many of the visits of one more life. How many they come to is as random as with people, since a
 * number that were always the same would tell. Pure.
 */
export function drawAsks(
  random: Random,
  crowds: readonly Crowd[],
  { windowMs, mean, maxItems }: AskOptions,
): readonly (Ask & Pick<Lived, 'bytes'>)[] {
  const crowd = random.pick(crowds)
  const perWindow = crowd.reduce((sum, { steps, lifeMs }) => sum + (steps.length * windowMs) / lifeMs, 0)
  const times = mean / perWindow
  return crowd
    .flatMap((person) => [
      ...Array.from({ length: Math.floor(times) }, () => drawLife(random, person, windowMs)),
      thin(drawLife(random, person, windowMs), times % 1, random),
    ])
    .flatMap((life, line) => life.map((lived) => ({ line, ...lived, ...fit(lived, maxItems) })))
    .sort((one, other) => one.atMs - other.atMs)
}

/** A life with some of its visits, each kept by chance. */
function thin(life: readonly Lived[], chance: number, random: Random): readonly Lived[] {
  let kept = false
  /** Since which question none was left out. */
  let since = 0
  return life.flatMap((lived, at): readonly Lived[] => {
    const before = life[at - 1]
    if (before === undefined || lived.atMs - before.atMs > IDLE_MS) kept = random.chance(chance)
    if (!kept) {
      since = at + 1
      return []
    }
    // Nobody waits for the answer to what was never asked.
    return [lived.wait === undefined || at - lived.wait.back >= since ? lived : { ...lived, wait: undefined }]
  })
}

type Amount = Pick<Lived, 'items' | 'bytes'>

/** As much of a question as a task takes at once. */
export function fit({ items, bytes }: Amount, maxItems: number): Amount {
  return items <= maxItems ? { items, bytes } : { items: maxItems, bytes: Math.round((bytes * maxItems) / items) }
}
