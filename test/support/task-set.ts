import { join } from 'node:path'
import { listManifests } from '../../src/inference/manifest.ts'
import type { Manifest } from '../../src/inference/model.ts'
import { packageRoot } from '../../src/lib/root.ts'
import type { TaskEntry, TaskSet } from '../../src/tasks/set/schema.ts'
import { standardTaskSet } from '../../src/tasks/set/standard.ts'

/** All of the package's models. */
export function packageManifests(): readonly Manifest[] {
  return listManifests(join(packageRoot(), 'models'))
}

/** These tasks of the standard set in equal shares, with what the test wants otherwise. */
export async function taskSetOf(
  names: readonly string[],
  otherwise: Partial<Pick<TaskEntry, 'challenges' | 'timeoutMs' | 'burstMs'>> = {},
): Promise<TaskSet> {
  const { tasks, ...set } = await standardTaskSet()
  const chosen = tasks.filter(({ task }) => names.includes(task))
  const share = Math.floor(1_000_000 / chosen.length)
  const rest = 1_000_000 - share * chosen.length
  return {
    ...set,
    tasks: chosen.map((entry, place) => ({ ...entry, ...otherwise, weightPpm: place === 0 ? share + rest : share })),
  }
}
