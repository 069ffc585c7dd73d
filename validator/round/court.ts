import type { Table, Terms } from '../../src/consensus/reward/entry.ts'
import type { Model } from '../../src/inference/model.ts'
import type { Task } from '../../src/tasks/task.ts'

/** A task of the set with all that it takes to judge it. */
export type Court = {
  /** Its place in the task set. */
  readonly index: number
  readonly task: Task
  /** Hash of the pinned model in hex, or of the baseline's. */
  readonly model: string
  /** The pinned model of a served task, the baseline of an open one. */
  readonly referee: Model
  /** Greatest relative L2 of an honest answer. */
  readonly tolerance: number
  /** In [0, 1]. */
  readonly difficulty: number
  /** Requests of challenges to each miner in a round. */
  readonly challenges: number
  /** Share of people's queries whose answers are checked, in millionths. */
  readonly organicPpm: number
  readonly timeoutMs: number
  readonly burstMs: number
}

/** What is judged, and by what set: its hash, the terms of pay, and the table brought over from the set before. */
export type Courts = {
  readonly hash: Uint8Array
  readonly courts: readonly Court[]
  readonly terms: readonly Terms[]
  /** @param from hash of the set under which the table was made, in hex; absent when it is empty */
  readonly carry: (table: Table, from: string | undefined) => Promise<Table>
}
