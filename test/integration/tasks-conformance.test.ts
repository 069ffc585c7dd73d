import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { listManifests } from '../../src/inference/manifest.ts'
import type { Model } from '../../src/inference/model.ts'
import { createInference } from '../../src/inference/pool.ts'
import { silent } from '../../src/lib/log.ts'
import { packageRoot } from '../../src/lib/root.ts'
import { openTasks } from '../../src/tasks/index.ts'
import { describeTask } from '../conformance/task.ts'

/** How many items part the models of a task on the fixed seeds; embeddings cost most. */
const ITEMS: Readonly<Record<string, number>> = {
  digits: 640,
  'text-classification': 480,
  embeddings: 640,
  'language-identification': 960,
}

const inference = createInference({ log: silent })
const ladders = new Map<string, Model[]>()

beforeAll(async () => {
  const manifests = listManifests(join(packageRoot(), 'models')).filter(({ task }) => openTasks.has(task))
  const models = await Promise.all(manifests.map((manifest) => inference.open(manifest)))
  for (const name of openTasks.keys()) {
    const own = models.filter(({ manifest }) => manifest.task === name)
    ladders.set(
      name,
      own.sort((a, b) => a.manifest.heldOutQuality - b.manifest.heldOutQuality),
    )
  }
})

afterAll(() => inference.close())

for (const task of openTasks.values()) {
  describeTask({ task, ladder: () => ladders.get(task.name)!, items: ITEMS[task.name]! })
}
