import type { Random } from '../../src/tasks/random.ts'
import { type Ask, drawAsks, fit } from '../synth/asks.ts'
import { crowdsOf, isRecorded } from '../synth/habits.ts'

/** What the plan needs to know of a task of the set. */
export type PlannedTask = {
  readonly name: string
  /** Requests of challenges to each miner in a round, on average. */
  readonly challenges: number
  /** How requests are sized where nobody was recorded at the task: the weight of i + 1 items. */
  readonly sizes: readonly number[]
  /** Most items of a request. */
  readonly maxItems: number
  /** Fewest items of a challenge that can be judged. */
  readonly leastItems: number
  /** Units of work that an item is about: more than 1 where an item is a text to be written. */
  readonly unitsPerItem: number
  readonly burstMs: number
}

/** Most units of one miner's load test: a miner that says it can do anything is believed up to here. */
export const MAX_LOAD_UNITS = 4_096
/** People are drawn for a window of at least so long, in ms: in none at all nobody would ask anything. */
const LEAST_WINDOW_MS = 1_000

/**
 * A challenge's requests, as a crowd asks them. Where that comes to less than can be judged, questions of nobody else, each
 * alone and at any time, make up for it: no miner goes unasked.
 */
export function drawChallenge(random: Random, task: PlannedTask, windowMs: number): readonly Ask[] {
  const { name, challenges, maxItems, leastItems } = task
  const drawSize = sizeDrawer(random, task)
  const drawnMs = Math.max(LEAST_WINDOW_MS, windowMs)
  const people = drawAsks(random, crowdsOf(name), { windowMs: drawnMs, mean: challenges, maxItems })
  const asks: Ask[] = isRecorded(name) ? [...people] : people.map((ask) => ({ ...ask, ...drawSize() }))
  const lines = asks.reduce((most, { line }) => Math.max(most, line + 1), 0)
  let items = asks.reduce((sum, ask) => sum + ask.items, 0)
  for (let line = lines; items < leastItems; line++) {
    const size = drawSize()
    asks.push({ line, atMs: Math.floor(random.unit() * drawnMs), wait: undefined, ...size })
    items += size.items
  }
  return asks.sort((one, other) => one.atMs - other.atMs)
}

/** Requests of people's sizes, all at one time, that come to what the miner says it can hold while the test lasts. */
export function drawLoad(
  random: Random,
  task: PlannedTask,
  { capacity, atMs }: { readonly capacity: number; readonly atMs: number },
): readonly Ask[] {
  const { burstMs, unitsPerItem } = task
  const drawSize = sizeDrawer(random, task)
  const units = Math.min(MAX_LOAD_UNITS, Math.floor((capacity * burstMs) / 1_000))
  const asks: Ask[] = []
  for (let left = units; left > 0; left -= asks.at(-1)!.items * unitsPerItem) {
    const items = Math.min(Math.ceil(left / unitsPerItem), drawSize().items)
    asks.push({ line: 0, atMs, wait: undefined, items, bytes: undefined })
  }
  return asks
}

type Size = Pick<Ask, 'items' | 'bytes'>

/** Draws how much somebody asks for at once: as those did who were recorded at the task, else as the task says. */
function sizeDrawer(random: Random, { name, sizes, maxItems }: PlannedTask): () => Size {
  if (!isRecorded(name)) return () => ({ items: drawIndex(random, sizes) + 1, bytes: undefined })
  const crowds = crowdsOf(name)
  return () => fit(random.pick(random.pick(random.pick(crowds)).steps), maxItems)
}

/** One of the places, each as likely as its weight. */
function drawIndex(random: Random, weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let left = random.unit() * total
  const at = weights.findIndex((weight) => {
    left -= weight
    return left < 0
  })
  return at < 0 ? weights.length - 1 : at
}
