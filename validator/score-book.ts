import { z } from 'zod'
import type { Judgement } from '../src/tasks/task.ts'

/** How much of what was known is kept at each new judgement. */
export const DECAY = 0.9

/** Most entries a book holds: the largest subnet's uids times a generous number of tasks. */
const MAX_ENTRIES = 65_536

const Entry = z.strictObject({
  uid: z.number().int().min(0),
  hotkey: z.string(),
  task: z.string(),
  sum: z.number().min(0),
  count: z.number().min(0),
  answers: z.number().int().min(0),
})
type Entry = z.infer<typeof Entry>

/** The book as it lies on disk. */
export const ScoreBookFile = z.strictObject({ version: z.literal(1), entries: z.array(Entry).max(MAX_ENTRIES) })
export type ScoreBookFile = z.infer<typeof ScoreBookFile>

/** What is known of one uid in one task: `quality` = decayed sum of scores over decayed count of items. */
export type BookEntry = {
  readonly uid: number
  readonly hotkey: string
  readonly task: string
  readonly quality: number
  readonly answers: number
}

/**
 * What a validator has come to think of each miner. Per uid and task: S ← 0.9 S + Σ scores,
 * N ← 0.9 N + n, quality = S/N. There is no start value, and a uid not judged keeps both. A uid whose
 * hotkey changed starts anew.
 */
export class ScoreBook {
  readonly #entries = new Map<string, Entry>()
  #judgements = 0

  constructor(file?: ScoreBookFile) {
    for (const entry of file?.entries ?? []) this.#entries.set(`${entry.uid}/${entry.task}`, { ...entry })
  }

  record(
    miner: { readonly uid: number; readonly hotkey: string },
    task: string,
    judgement: Judgement,
    answered: boolean,
  ): void {
    const key = `${miner.uid}/${task}`
    const found = this.#entries.get(key)
    const before = found?.hotkey === miner.hotkey ? found : { sum: 0, count: 0, answers: 0 }
    if (found === undefined && this.#entries.size >= MAX_ENTRIES) return
    this.#judgements++
    this.#entries.set(key, {
      uid: miner.uid,
      hotkey: miner.hotkey,
      task,
      sum: DECAY * before.sum + judgement.sum,
      count: DECAY * before.count + judgement.count,
      answers: before.answers + (answered ? 1 : 0),
    })
  }

  /** Entries of hotkeys that still hold their uid; the rest are forgotten. */
  entries(holders: ReadonlyMap<number, string>): readonly BookEntry[] {
    for (const [key, { uid, hotkey }] of this.#entries) if (holders.get(uid) !== hotkey) this.#entries.delete(key)
    return [...this.#entries.values()]
      .filter(({ count }) => count > 0)
      .map(({ uid, hotkey, task, sum, count, answers }) => ({ uid, hotkey, task, quality: sum / count, answers }))
  }

  /** Whether this hotkey was ever judged in the task on this uid. */
  knows(miner: { readonly uid: number; readonly hotkey: string }, task: string): boolean {
    return this.#entries.get(`${miner.uid}/${task}`)?.hotkey === miner.hotkey
  }

  /** Judgements written down since it was opened: whether there is something to save. */
  get judgements(): number {
    return this.#judgements
  }

  toFile(): ScoreBookFile {
    return { version: 1, entries: [...this.#entries.values()] }
  }
}
