import { type Entry, MICRO, newEntry, type Terms } from '../../src/consensus/reward/entry.ts'
import type { Exchange } from '../../src/consensus/reward/exchange.ts'
import type { Round } from '../../src/consensus/reward/round.ts'

/** The public key that these tests give to a uid. */
export const hotkeyOf = (uid: number): string => uid.toString(16).padStart(64, 'a')

/** One task that is all there is to be paid for. */
export const OPEN: Terms = { class: 'open', weightPpm: 1_000_000, marginPpm: 50_000, burstMs: 1_000 }
export const SERVED: Terms = { ...OPEN, class: 'served' }

/** An entry of uid and task 0 that was asked and served 100 units and tested once. */
export function entry(
  uid: number,
  { quality = 1, baseline = 0, volume = 100, served = 100, standing = 1, task = 0, judged = 1_000 } = {},
): Entry {
  return {
    ...newEntry(task, uid, hotkeyOf(uid)),
    score: micro(quality * judged),
    judged: micro(judged),
    baseline: micro(baseline * judged),
    proven: micro(volume),
    tests: MICRO,
    asked: micro(100),
    served: micro(served),
    standing: micro(standing),
  }
}

/** A challenge of two items, right and in time, or what else is said. */
export function exchange(facts: Partial<Exchange> = {}): Exchange {
  return {
    task: 0,
    uid: 1,
    kind: 'challenge',
    outcome: 'good',
    units: 2,
    tookMs: 100,
    items: 2,
    score: 2n * MICRO,
    baseline: MICRO,
    ...facts,
  }
}

/** A round of task 0 with uids 0 to 9, each of which declared 100 units a second. */
export function round(exchanges: readonly Exchange[], facts: Partial<Round> = {}): Round {
  const uids = Array.from({ length: 10 }, (_, uid) => uid)
  return {
    exchanges,
    terms: [OPEN],
    capacities: uids.map((uid) => ({ task: 0, uid, capacity: 100 })),
    holders: new Map(uids.map((uid) => [uid, hotkeyOf(uid)])),
    ...facts,
  }
}

export const micro = (amount: number): bigint => BigInt(Math.round(amount * Number(MICRO)))
