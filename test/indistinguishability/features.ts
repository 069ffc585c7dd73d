import { BLOCK_MS, type Event, ROUND_MS, type Session } from './stream.ts'

/** What a miner can know of a question, by name. Times are logarithms of milliseconds: gaps span five decades. */
export const FEATURES = [
  'task 0',
  'task 1',
  'task 2',
  'asker 0',
  'asker 1',
  'asker 2',
  'session age',
  'number',
  'number is odd',
  'nonce, high',
  'nonce, low',
  'block lag',
  'header keys',
  'header bytes',
  'frame bytes',
  'data bytes',
  'data bytes mod 16',
  'items',
  'bytes an item',
  'gap before',
  'gap before that',
  'gap after',
  'gap since as many items',
  'gap since as many bytes',
  'items before',
  'items after',
  'bytes before',
  'in the last second',
  'in the last five',
  'in the last round',
  'under way',
  'block phase',
  'round phase',
  'place in the round',
  'more items than before',
] as const

/** The features of every question of a session, in order. */
export function featuresOf({ events }: Session): readonly Float64Array[] {
  const last = new Map<string, number>()
  const since = (key: string, atMs: number): number => {
    const before = last.get(key)
    last.set(key, atMs)
    return gap(before, atMs)
  }
  let second = 0
  let five = 0
  let whole = 0
  let place = 0
  const underWay: number[] = []
  return events.map((event, at) => {
    const { atMs, items, dataBytes, bytes, nonce } = event
    const before = events[at - 1]
    const after = events[at + 1]
    while (events[second]!.atMs < atMs - 1_000) second++
    while (events[five]!.atMs < atMs - 5_000) five++
    while (events[whole]!.atMs < atMs - ROUND_MS) whole++
    place = before?.round === event.round ? place + 1 : 0
    for (let i = underWay.length - 1; i >= 0; i--) if (underWay[i]! <= atMs) underWay.splice(i, 1)
    const row = Float64Array.of(
      +(event.task === 0),
      +(event.task === 1),
      +(event.task === 2),
      +(event.asker === 0),
      +(event.asker === 1),
      +(event.asker === 2),
      atMs,
      event.id,
      event.id % 2,
      Number(nonce >> 32n),
      Number(nonce & 0xffff_ffffn),
      Math.floor(atMs / BLOCK_MS) - (event.block % 1_000_000),
      event.headerKeys,
      bytes - dataBytes,
      bytes,
      dataBytes,
      dataBytes % 16,
      items,
      dataBytes / items,
      gap(before?.atMs, atMs),
      gap(events[at - 2]?.atMs, before?.atMs ?? atMs),
      gap(atMs, after?.atMs ?? atMs),
      since(`items ${items}`, atMs),
      since(`bytes ${dataBytes}`, atMs),
      before?.items ?? 0,
      after?.items ?? 0,
      before?.dataBytes ?? 0,
      at - second,
      at - five,
      at - whole,
      underWay.length,
      (atMs % BLOCK_MS) / BLOCK_MS,
      (atMs % ROUND_MS) / ROUND_MS,
      place,
      +(items > (before?.items ?? 0)),
    )
    underWay.push(atMs + event.tookMs)
    return row
  })
}

function gap(fromMs: number | undefined, toMs: number): number {
  return Math.log1p(fromMs === undefined ? ROUND_MS : toMs - fromMs)
}

/** The session and round a question belongs to. */
export function groupOf({ asker, task, round }: Event): string {
  return `${asker} ${task} ${round}`
}
