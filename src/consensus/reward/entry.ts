/** All sums of a table are counted in millionths: of an item, of a unit of work, of a load test, of a standing. */
export const MICRO = 1_000_000n

/** The greatest sum that an entry holds; what goes beyond is cut, so that 8 bytes always hold it. */
const MAX_SUM = (1n << 64n) - 1n

/** What a validator remembers of one uid in one task. Every sum decays by a tenth a round in which it is added to. */
export type Entry = {
  /** Index in the task set. */
  readonly task: number
  readonly uid: number
  /** Public key of the hotkey that holds the uid, 64 hex digits: another one starts anew. */
  readonly hotkey: string
  /** S: scores of the judged items, in micro-items. */
  readonly score: bigint
  /** N: items judged, in micro-items. */
  readonly judged: bigint
  /** Sᵇ: what the baseline scores on the same inputs, in micro-items. */
  readonly baseline: bigint
  /** V: units proven in load tests, in micro-units. */
  readonly proven: bigint
  /** M: load tests, in micro-tests. */
  readonly tests: bigint
  /** Scores of items judged in load tests, and their number, in micro-items. */
  readonly burstScore: bigint
  readonly burstJudged: bigint
  /** Units asked, and those served in time, in micro-units. */
  readonly asked: bigint
  readonly served: bigint
  /** h: from 0 to `MICRO`. */
  readonly standing: bigint
}

/** One entry a pair of task and uid at most, sorted by task, then uid. */
export type Table = readonly Entry[]

/** What the task set says of a task, as far as pay needs it. */
export type Terms = {
  readonly class: 'open' | 'served'
  /** Share of the subnet's pay, in millionths; all of a set sum to 1,000,000. */
  readonly weightPpm: number
  /** How far above the baseline the best has to be for the task to be paid in full, in millionths. */
  readonly marginPpm: number
  /** How long a load test lasts, in ms. */
  readonly burstMs: number
}

/** What a validator knows of a uid before it ever asked: nothing, and no reason to doubt. */
export function newEntry(task: number, uid: number, hotkey: string): Entry {
  return {
    task,
    uid,
    hotkey,
    score: 0n,
    judged: 0n,
    baseline: 0n,
    proven: 0n,
    tests: 0n,
    burstScore: 0n,
    burstJudged: 0n,
    asked: 0n,
    served: 0n,
    standing: MICRO,
  }
}

/** The decayed sum with what this round adds. */
export function grow(sum: bigint, added: bigint): bigint {
  const grown = (sum * 9n) / 10n + added
  return grown < MAX_SUM ? grown : MAX_SUM
}
