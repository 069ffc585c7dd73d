import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { readManifest } from '../../src/inference/manifest.ts'
import type { Model } from '../../src/inference/model.ts'
import { createInference } from '../../src/inference/pool.ts'
import { silent } from '../../src/lib/log.ts'
import { packageRoot } from '../../src/lib/root.ts'
import { servedTasks } from '../../src/tasks/index.ts'
import { REFERENCE_MODELS } from '../../src/tasks/reference.ts'
import { describeServed } from '../conformance/served.ts'

const inference = createInference({ log: silent })
const models = new Map<string, Model>()

beforeAll(async () => {
  for (const { name } of itemised) {
    const manifest = readManifest(join(packageRoot(), 'models', REFERENCE_MODELS[name]!))
    models.set(name, await inference.open(manifest))
  }
})

afterAll(() => inference.close())

// A request of text-generation is one conversation, not items; test/unit/tasks-text-generation.test.ts says what it keeps to.
const itemised = [...servedTasks.values()].filter(({ maxItems }) => maxItems > 1)

for (const task of itemised) describeServed({ task, model: () => models.get(task.name)! })
