/**
 * Measures models on freshly posed challenges, through the very code that serves and judges them, and writes
 * what came out into their manifests. Run `npm run build` first.
 *
 *   node models/train/measure.mjs [ITEMS] [TASK]
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listManifests } from '../../dist/src/inference/manifest.js'
import { createInference } from '../../dist/src/inference/pool.js'
import { silent } from '../../dist/src/lib/log.js'
import { openTasks } from '../../dist/src/tasks/index.js'
import { measure } from '../../dist/src/tasks/measure.js'

const [items = 4_000, only] = [process.argv[2] && Number(process.argv[2]), process.argv[3]]
const inference = createInference({ log: silent })
const manifests = listManifests(join(import.meta.dirname, '..')).filter(
  ({ task }) => openTasks.has(task) && (only === undefined || task === only),
)

await Promise.all(manifests.map(measureModel))
await inference.close()

async function measureModel(manifest) {
  const model = await inference.open(manifest)
  const started = performance.now()
  const { sum, count } = await measure(openTasks.get(manifest.task), model, items)
  const seconds = (performance.now() - started) / 1000
  await model.close()
  const file = join(manifest.folder, 'model.json')
  const written = {
    ...JSON.parse(readFileSync(file, 'utf8')),
    heldOutQuality: Number((sum / count).toFixed(4)),
    heldOutItems: count,
  }
  writeFileSync(file, `${JSON.stringify(written, undefined, 2)}\n`)
  console.log(`${manifest.task}/${manifest.name}: ${(sum / count).toFixed(4)} of ${count} in ${seconds.toFixed(1)} s`)
}
