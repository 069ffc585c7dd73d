import { type Entry, grow, MICRO, newEntry, type Table, type Terms } from './entry.ts'
import { type Exchange, isServed } from './exchange.ts'

/** What a proven failure leaves of the standing. */
const FAILURE = { keeps: 6n, of: 10n }
/** What a round without one gives back. */
const RECOVERY = MICRO / 10n

/** What a miner says it holds of a task: units a second. */
export type Capacity = { readonly task: number; readonly uid: number; readonly capacity: number }

export type Round = {
  readonly exchanges: readonly Exchange[]
  /** What was declared before the round; who declared nothing proves nothing in a load test. */
  readonly capacities: readonly Capacity[]
  /** By index in the task set. */
  readonly terms: readonly Terms[]
  /** Public key, as 64 hex digits, of the hotkey that holds each uid. */
  readonly holders: ReadonlyMap<number, string>
}

/**
 * The table after a round. Of an entry only those sums decay to which the round adds something: quality where items
 * were judged, volume where there was a load test, service where anything was asked. Who was not asked keeps all.
 * Entries of a hotkey that lost its uid go, and exchanges with uids that nobody holds do not count. Pure.
 */
export function applyRound(table: Table, { exchanges, capacities, terms, holders }: Round): Table {
  const entries = new Map<string, Entry>()
  for (const entry of table) if (holders.get(entry.uid) === entry.hotkey) entries.set(keyOf(entry), entry)
  const declared = new Map(capacities.map((capacity) => [keyOf(capacity), capacity.capacity]))
  for (const [key, pair] of pairsOf(exchanges)) {
    const { task, uid } = pair[0]!
    const hotkey = holders.get(uid)
    const of = terms[task]
    if (hotkey === undefined || of === undefined) continue
    const entry = entries.get(key) ?? newEntry(task, uid, hotkey)
    entries.set(key, applyPair(entry, pair, { burstMs: of.burstMs, capacity: declared.get(key) ?? 0 }))
  }
  return [...entries.values()].sort((one, other) => one.task - other.task || one.uid - other.uid)
}

type Burst = { readonly burstMs: number; readonly capacity: number }

function applyPair(entry: Entry, pair: readonly Exchange[], burst: Burst): Entry {
  const asked = sum(pair, ({ units }) => units)
  const served = sum(
    pair.filter((exchange) => isServed(exchange, burst.burstMs)),
    ({ units }) => units,
  )
  return {
    ...addQuality(
      entry,
      pair.filter(({ kind }) => kind === 'challenge'),
    ),
    ...addVolume(
      entry,
      pair.filter(({ kind }) => kind === 'load'),
      burst,
    ),
    ...(asked > 0n && { asked: grow(entry.asked, asked * MICRO), served: grow(entry.served, served * MICRO) }),
    standing: standingAfter(entry.standing, pair),
  }
}

function addQuality(entry: Entry, challenges: readonly Exchange[]): Entry {
  const items = sum(challenges, (challenge) => challenge.items)
  if (items === 0n) return entry
  return {
    ...entry,
    judged: grow(entry.judged, items * MICRO),
    score: grow(entry.score, total(challenges, 'score')),
    baseline: grow(entry.baseline, total(challenges, 'baseline')),
  }
}

function addVolume(entry: Entry, load: readonly Exchange[], { burstMs, capacity }: Burst): Partial<Entry> {
  if (load.length === 0) return {}
  const units = (some: readonly Exchange[]): bigint => sum(some, (exchange) => exchange.units)
  const right = units(load.filter(({ outcome }) => outcome === 'good'))
  const checked = right + units(load.filter(({ outcome }) => outcome === 'proven'))
  const served = units(load.filter((exchange) => isServed(exchange, burstMs)))
  // Of what was checked so much was right, so of the rest as well; when nothing was, nothing is proven.
  const verified = checked === 0n ? 0n : (served * MICRO * right) / checked
  const cap = (BigInt(capacity) * BigInt(burstMs) * MICRO) / 1000n
  const items = sum(load, (exchange) => exchange.items)
  return {
    proven: grow(entry.proven, verified < cap ? verified : cap),
    tests: grow(entry.tests, MICRO),
    ...(items > 0n && {
      burstJudged: grow(entry.burstJudged, items * MICRO),
      burstScore: grow(entry.burstScore, total(load, 'score')),
    }),
  }
}

function standingAfter(standing: bigint, pair: readonly Exchange[]): bigint {
  const failures = pair.filter(({ outcome }) => outcome === 'proven').length
  if (failures === 0) {
    if (!pair.some(({ outcome }) => outcome === 'good')) return standing
    return standing + RECOVERY < MICRO ? standing + RECOVERY : MICRO
  }
  let left = standing
  for (let failure = 0; failure < failures && left > 0n; failure++) left = (left * FAILURE.keeps) / FAILURE.of
  return left
}

function pairsOf(exchanges: readonly Exchange[]): Map<string, Exchange[]> {
  const pairs = new Map<string, Exchange[]>()
  for (const exchange of exchanges) {
    const key = keyOf(exchange)
    const pair = pairs.get(key)
    if (pair === undefined) pairs.set(key, [exchange])
    else pair.push(exchange)
  }
  return pairs
}

const keyOf = ({ task, uid }: { readonly task: number; readonly uid: number }): string => `${task}/${uid}`

function sum(exchanges: readonly Exchange[], of: (exchange: Exchange) => number): bigint {
  return BigInt(exchanges.reduce((all, exchange) => all + of(exchange), 0))
}

function total(exchanges: readonly Exchange[], field: 'score' | 'baseline'): bigint {
  return exchanges.reduce((all, exchange) => all + exchange[field], 0n)
}
