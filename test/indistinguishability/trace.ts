import { readFileSync } from 'node:fs'

/** One recorded question: when it was asked in ms, by which person to which task, items, bytes of data, how long it took in ms. */
export type Asked = readonly [atMs: number, person: number, task: number, items: number, bytes: number, tookMs: number]

/** What the askers asked while it was recorded; people are numbered in each session by themselves. */
export type Trace = {
  readonly tasks: readonly string[]
  readonly people: readonly string[]
  /** One an asker, by time. */
  readonly sessions: readonly (readonly Asked[])[]
}

/** Reads the trace that nobody fitted anything to. */
export function readTrace(): Trace {
  return JSON.parse(readFileSync(new URL('traces/unseen.json', import.meta.url), 'utf8')) as Trace
}
