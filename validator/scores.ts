import { MICRO, type Table } from '../src/consensus/reward/entry.ts'
import { encodeAddress } from '../src/crypto/ss58.ts'

/** What is known of one uid in one task. Shares are in [0, 1]. */
export type BookEntry = {
  readonly uid: number
  readonly hotkey: string
  readonly task: string
  /** Mean score of its answers to challenges, and that of the task's baseline on the same inputs. */
  readonly quality: number
  readonly baseline: number
  /** Units that load tests have proven, a test. */
  readonly volume: number
  /** Share of the units it was asked for that it served in time. */
  readonly availability: number
  /** 1 for who was never shown to have cheated. */
  readonly standing: number
}

/** A table as people read it; entries that were never judged are left out. */
export function scoresOf(table: Table, tasks: readonly string[]): readonly BookEntry[] {
  return table
    .filter(({ judged }) => judged > 0n)
    .map((entry) => ({
      uid: entry.uid,
      hotkey: encodeAddress(Buffer.from(entry.hotkey, 'hex')),
      task: tasks[entry.task] ?? `task ${entry.task}`,
      quality: ratio(entry.score, entry.judged),
      baseline: ratio(entry.baseline, entry.judged),
      volume: ratio(entry.proven, entry.tests),
      availability: ratio(entry.served, entry.asked),
      standing: ratio(entry.standing, MICRO),
    }))
}

function ratio(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number(part) / Number(whole)
}
