import { join } from 'node:path'
import { modelHash } from '../src/inference/hash.ts'
import { resolveTaskSet } from '../src/tasks/set/resolve.ts'
import { openCourtHouse } from './round/courts.ts'
import { type Replay, replayRound } from './round/replay.ts'
import { createRoundStore } from './round/store.ts'
import type { ValidatorModules } from './validator.ts'

export type ReplayOptions = {
  /** Where the validator keeps its rounds. */
  readonly dataDir: string
  readonly epoch: bigint
  readonly signal: AbortSignal
}

/**
 * Poses a round that a validator kept again, and judges it again, with no chain and no miner. Rejects with `BadRoundError` when it
 * is not there, with `TaskSetError` or `ModelError` when what it was judged by is not.
 */
export async function replay(
  modules: Pick<ValidatorModules, 'tasks' | 'manifests' | 'loadTaskSet' | 'inference' | 'log'>,
  { dataDir, epoch, signal }: ReplayOptions,
): Promise<Replay> {
  const { loadTaskSet, inference, log } = modules
  const tasks = new Map(modules.tasks.map((task) => [task.name, task]))
  const models = new Map(modules.manifests.map((manifest) => [modelHash(manifest), manifest]))
  const courtHouse = openCourtHouse({ load: loadTaskSet, inference, log })
  try {
    return await replayRound(
      {
        store: createRoundStore(join(dataDir, 'rounds')),
        async courts(hash) {
          const set = await loadTaskSet(hash)
          return courtHouse.of({ hash, set, tasks: resolveTaskSet(set, { tasks, models }) })
        },
        signal,
      },
      epoch,
    )
  } finally {
    await courtHouse.close()
  }
}
