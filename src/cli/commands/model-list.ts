import { join } from 'node:path'
import { text } from '../../config/kind.ts'
import { listManifests } from '../../inference/manifest.ts'
import { packageRoot } from '../../lib/root.ts'
import { verb } from '../command.ts'
import { answer, columns } from '../output.ts'

/** `yuma model list`. */
export const modelList = verb({
  name: 'list',
  summary: 'models that come with the package, and their quality on posed challenges',
  options: { models: { help: 'folder of models', type: text.optional() } },
  async run({ models }, _args, { out }) {
    const manifests = await listManifests(models ?? join(packageRoot(), 'models'))
    const rows = manifests.map(({ task, name, runtime, heldOutQuality, heldOutItems, licence, source }) => ({
      task,
      name,
      runtime,
      heldOutQuality,
      heldOutItems,
      licence,
      source,
    }))
    answer(out, rows, () =>
      columns(
        ['task', 'model', 'runtime', 'quality', 'items', 'licence'],
        rows.map((row) => [
          row.task,
          row.name,
          row.runtime,
          row.heldOutQuality.toFixed(3),
          String(row.heldOutItems),
          row.licence,
        ]),
      ),
    )
  },
})
