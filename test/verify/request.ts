import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { readManifest } from '../../src/inference/manifest.ts'
import type { Manifest } from '../../src/inference/model.ts'
import { packageRoot } from '../../src/lib/root.ts'
import { createRandom } from '../../src/tasks/random.ts'
import { REFERENCE_MODELS } from '../../src/tasks/reference.ts'
import { TOLERANCES } from '../../src/tasks/set/schema.ts'
import type { Asked, ServedTask } from '../../src/tasks/task.ts'

/** The tolerance class of all three. */
export const TOLERANCE = TOLERANCES['cpu-fp32-fine']

/** A machine that does much else may be slow: here it is numbers that are measured, not times. */
export const PATIENCE_MS = 600_000

/** One request as people send them, of a size drawn from those of the task, the same for the same name. */
export function requestOf(task: ServedTask, name: string): Asked {
  const seed = createHash('sha256').update(`${task.name}:${name}`).digest()
  const random = createRandom(createHash('sha256').update(seed).digest())
  const sizes = task.sizes.flatMap((weight, i) => Array.from({ length: weight }, () => i + 1))
  const inputs = task.pose(seed, [random.pick(sizes)]).requests[0]!
  return { genesis: '0x00', asker: 'asker', miner: 'miner', nonce: 0n, inputs }
}

/** The model that the task pins. */
export function pinned(task: ServedTask): Manifest {
  return readManifest(join(packageRoot(), 'models', REFERENCE_MODELS[task.name]!))
}
