import type { Clock } from '../../src/lib/clock.ts'

/** Something to be asked, after everything before it in its line. */
export type Timed = {
  /** When, in ms from the beginning, if answers come as fast as they are expected to. */
  readonly atMs: number
  /** How long after the answer to the one so many before, where whoever asks waits for it; else the clock decides. */
  readonly wait?: { readonly back: number; readonly pauseMs: number } | undefined
  /** Resolves when it is over, with what is to be asked for it later if anything is. */
  readonly ask: () => Promise<Timed | undefined>
}

export type InTime = {
  /** How much later than its time anything is asked at most: whoever got no answer by then asks on without it. */
  readonly slackMs: number
  /** What is not asked when it aborts never is. */
  readonly signal: AbortSignal
}

/** Most requests under way at once, over all miners. */
const MAX_IN_FLIGHT = 1_024

/**
 * Asks everything in its time and resolves when all is answered or too late. Lines know nothing of each other; in a line
 * whoever waits for an answer asks sooner when it comes sooner, and later when it comes later. When too much is under way
 * the rest is asked later, not left out.
 *
 * @param given lines, each sorted by time
 */
export async function askInTime(
  { clock }: { readonly clock: Clock },
  given: readonly (readonly Timed[])[],
  { slackMs, signal }: InTime,
): Promise<void> {
  const begun = clock.now()
  const flying = new Set<Promise<void>>()
  const failures: unknown[] = []
  const agenda = new Agenda()
  const lines = [...given]
  const turns = lines.map(() => 0)
  /** When each turn of a line was answered, in ms from the beginning. */
  const answered = lines.map((): number[] => [])
  const sleeper = new Sleeper(clock)
  const wake = (): void => sleeper.wake()
  const add = (line: number, turn: number, atMs: number): void => {
    const planned = lines[line]![turn]
    if (planned !== undefined) agenda.add({ line, turn, atMs: Math.min(atMs, planned.atMs + slackMs) })
  }
  lines.forEach((line, at) => {
    add(at, 0, line[0]?.atMs ?? 0)
  })
  signal.addEventListener('abort', wake)
  try {
    while (!signal.aborted) {
      const due = agenda.first(turns)
      if (due === undefined) {
        if (flying.size === 0) break
        // What is under way may have something asked later.
        await Promise.race(flying)
        continue
      }
      const wait = begun + due.atMs - clock.now()
      if (wait > 0) {
        await sleeper.sleep(wait)
        continue
      }
      const { line, turn } = due
      const timed = lines[line]![turn]!
      const next = lines[line]![turn + 1]
      turns[line] = turn + 1
      const nowMs = clock.now() - begun
      if (next !== undefined) add(line, turn + 1, dueOf(next, timed, { nowMs, answered: answered[line]!, turn }))
      const flight: Promise<void> = timed
        .ask()
        .then((later) => {
          if (later === undefined) return
          lines.push([later])
          turns.push(0)
          answered.push([])
          add(lines.length - 1, 0, later.atMs)
          wake()
        })
        .catch((thrown: unknown) => {
          failures.push(thrown)
        })
        .finally(() => {
          flying.delete(flight)
          const atMs = clock.now() - begun
          answered[line]![turn] = atMs
          const waiting = lines[line]![turns[line]!]?.wait
          if (waiting === undefined || turns[line]! - waiting.back !== turn) return
          add(line, turns[line]!, atMs + waiting.pauseMs)
          wake()
        })
      flying.add(flight)
      if (flying.size >= MAX_IN_FLIGHT) await Promise.race(flying)
    }
  } finally {
    signal.removeEventListener('abort', wake)
  }
  await Promise.all(flying)
  if (failures.length > 0) throw failures[0]
}

type Line = { readonly nowMs: number; readonly answered: readonly number[]; readonly turn: number }

/** When the one after this turn is due as far as that can be known now: not at all before what it waits for is answered. */
function dueOf({ wait, atMs }: Timed, asked: Timed, { nowMs, answered, turn }: Line): number {
  if (wait === undefined) return nowMs + atMs - asked.atMs
  return (answered[turn + 1 - wait.back] ?? Number.POSITIVE_INFINITY) + wait.pauseMs
}

/** Whose turn it is when: number `turn` of a line, which is out of date once that was asked. */
type Due = { readonly line: number; readonly turn: number; readonly atMs: number }

/** What comes next in each line, latest first; of two at one time the one that was added first comes first. */
class Agenda {
  readonly #dues: Due[] = []

  add(due: Due): void {
    let low = 0
    let high = this.#dues.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#dues[middle]!.atMs > due.atMs) low = middle + 1
      else high = middle
    }
    this.#dues.splice(low, 0, due)
  }

  /** The first that is still to be asked; it stays. */
  first(turns: readonly number[]): Due | undefined {
    for (let due = this.#dues.at(-1); due !== undefined; due = this.#dues.at(-1)) {
      if (turns[due.line] === due.turn) return due
      this.#dues.pop()
    }
    return undefined
  }
}

/** Sleeps until its time or until it is woken. */
class Sleeper {
  readonly #clock: Clock
  #woken = new AbortController()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async sleep(ms: number): Promise<void> {
    this.#woken = new AbortController()
    await this.#clock.sleep(ms, this.#woken.signal).catch(() => {})
  }

  wake(): void {
    this.#woken.abort()
  }
}
