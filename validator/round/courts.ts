import { carryTable } from '../../src/consensus/reward/carry.ts'
import type { Table } from '../../src/consensus/reward/entry.ts'
import { modelHash } from '../../src/inference/hash.ts'
import type { Inference, Manifest, Model } from '../../src/inference/model.ts'
import { toError } from '../../src/lib/errors.ts'
import type { Log } from '../../src/lib/log.ts'
import { samePlaces } from '../../src/tasks/set/places.ts'
import type { ResolvedTask } from '../../src/tasks/set/resolve.ts'
import type { TaskSet } from '../../src/tasks/set/schema.ts'
import type { LoadedTaskSet } from '../task-set.ts'
import type { Court, Courts } from './court.ts'

const PPM = 1_000_000

export type CourtModules = {
  /** The set of a hash, to bring over what was measured under it. */
  readonly load: (hash: string) => Promise<TaskSet>
  readonly inference: Inference
  readonly log: Log
}

/** Everything it takes to judge by a task set; models are opened when they are first needed. */
export interface CourtHouse {
  of(taskSet: LoadedTaskSet): Promise<Courts>
  /** Lets go of the models. */
  close(): Promise<void>
}

export function openCourtHouse({ load, inference, log }: CourtModules): CourtHouse {
  const models = new Map<string, Promise<Model>>()
  const open = (manifest: Manifest): Promise<Model> => {
    const hash = modelHash(manifest)
    const opened = models.get(hash) ?? inference.open(manifest)
    models.set(hash, opened)
    // What could not be opened is tried again the next time.
    opened.catch(() => models.delete(hash))
    return opened
  }
  const carry = async (table: Table, from: string | undefined, to: { hash: string; set: TaskSet }): Promise<Table> => {
    if (from === undefined || from === to.hash) return table
    try {
      return carryTable(table, samePlaces(await load(from), to.set))
    } catch (thrown) {
      log.warn('what was measured under another task set is forgotten', { why: toError(thrown).message })
      return []
    }
  }
  return {
    async of({ hash, set, tasks }) {
      const courts: Court[] = []
      for (const each of tasks) courts.push(courtOf(each, await open(each.model)))
      return {
        hash: Buffer.from(hash, 'hex'),
        courts,
        terms: tasks.map(({ entry }) => entry),
        carry: (table, from) => carry(table, from, { hash, set }),
      }
    },
    async close() {
      for (const opened of models.values()) await opened.then((model) => model.close()).catch(() => {})
    },
  }
}

function courtOf(resolved: ResolvedTask, referee: Model): Court {
  const { index, task, entry } = resolved
  return {
    index,
    task,
    referee,
    model: modelHash(resolved.model),
    tolerance: resolved.class === 'served' ? resolved.tolerance : 0,
    difficulty: resolved.class === 'open' ? resolved.entry.difficultyPpm / PPM : 0,
    organicPpm: resolved.class === 'served' ? resolved.entry.organicPpm : 0,
    challenges: entry.challenges,
    timeoutMs: entry.timeoutMs,
    burstMs: entry.burstMs,
  }
}
