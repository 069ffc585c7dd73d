/** Somebody who asks a gateway now and then; times in ms. */
export type Person = {
  readonly name: string
  readonly client: 'fetch' | 'urllib' | 'curl' | 'yuma'
  readonly task: string
  /** Mean pause between two visits, drawn from an exponential distribution. */
  readonly thinkMs: number
  /** Mean number of questions in a visit, geometric; and how many of them are under way at once. */
  readonly asks: number
  readonly parallel: number
  /** Median pause between an answer and the next question, log-normal with this spread; 0 for a program that does not wait. */
  readonly pauseMs: number
  readonly spread: number
  /** Asks by the clock instead, so often. */
  readonly everyMs?: number
  /** Weight of questions of i + 1 items. */
  readonly items: readonly number[]
}

type Habit = Omit<Person, 'task' | 'name'>

const ONE = [1]
/** Those who come to one task of one gateway. */
const HABITS: Readonly<Record<string, Habit>> = {
  'reads a page': {
    client: 'fetch',
    thinkMs: 12_000,
    asks: 4,
    parallel: 1,
    pauseMs: 1_500,
    spread: 0.8,
    items: [8, 1],
  },
  'types a search': { client: 'fetch', thinkMs: 15_000, asks: 6, parallel: 1, pauseMs: 350, spread: 0.5, items: ONE },
  'runs a script': {
    client: 'urllib',
    thinkMs: 40_000,
    asks: 8,
    parallel: 1,
    pauseMs: 0,
    spread: 0,
    items: [4, 1, 1, 2, 0, 0, 0, 4],
  },
  'works off a batch': {
    client: 'urllib',
    thinkMs: 40_000,
    asks: 8,
    parallel: 4,
    pauseMs: 0,
    spread: 0,
    items: [1, 1, 1, 3, 0, 0, 0, 2],
  },
  'looks every two seconds': {
    client: 'fetch',
    thinkMs: 40_000,
    asks: 8,
    parallel: 1,
    pauseMs: 0,
    spread: 0,
    everyMs: 2_000,
    items: ONE,
  },
  'tries it in a shell': {
    client: 'curl',
    thinkMs: 10_000,
    asks: 2,
    parallel: 1,
    pauseMs: 2_500,
    spread: 0.6,
    items: ONE,
  },
  'asks by yuma query': {
    client: 'yuma',
    thinkMs: 100_000,
    asks: 1.3,
    parallel: 1,
    pauseMs: 6_000,
    spread: 0.5,
    items: ONE,
  },
}

/** Everybody who asks one gateway. */
export function peopleOf(tasks: readonly string[]): readonly Person[] {
  return tasks.flatMap((task) => Object.entries(HABITS).map(([name, habit]) => ({ name, task, ...habit })))
}
