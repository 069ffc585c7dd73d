import { join } from 'node:path'
import { replay } from '../../../validator/replay.ts'
import { integer, text } from '../../config/kind.ts'
import { ready } from '../../crypto/ready.ts'
import { listManifests } from '../../inference/manifest.ts'
import { createInference } from '../../inference/pool.ts'
import { packageRoot } from '../../lib/root.ts'
import { tasks } from '../../tasks/index.ts'
import { verb } from '../command.ts'
import { answer } from '../output.ts'
import { ReplayDiffersError } from '../replay-differs.ts'
import { placeOf, walletOptions } from '../shared-options.ts'
import { dataFolder, taskSetLoader } from '../validator-data.ts'

/** Differences that are shown; the others are counted. */
const MAX_SHOWN = 20

/** `yuma validator replay`: the same challenges and scores once more, from what the validator kept. */
export const validatorReplay = verb({
  name: 'replay',
  summary: 'pose a kept round again, and judge it again',
  options: {
    round: { help: 'epoch of the round', type: integer(0, 4_294_967_295) },
    data: { help: 'folder of the validator, default under the state directory', type: text.optional() },
    models: { help: 'folder of models', type: text.optional() },
    ...walletOptions,
  },
  async run({ round, data, models, ...wallet }, _args, context) {
    const { out, log, signal } = context
    await ready()
    const dataDir = await dataFolder(data, placeOf(wallet, context), context)
    const inference = createInference({ log }, { threads: 1 })
    try {
      const found = await replay(
        {
          tasks: [...tasks.values()],
          manifests: listManifests(models ?? join(packageRoot(), 'models')),
          loadTaskSet: taskSetLoader(dataDir),
          inference,
          log,
        },
        { dataDir, epoch: BigInt(round), signal },
      )
      answer(out, found, () => [
        `round ${round}: ${found.challenges} challenges posed, ${found.receipts} exchanges judged again`,
        ...found.differences
          .slice(0, MAX_SHOWN)
          .map(({ receipt, what, was, is }) => `receipt ${receipt}: ${what} was ${was}, is ${is}`),
        found.same ? 'receipts, scores and weights are the same' : `${found.differences.length} differences`,
      ])
      if (!found.same || found.differences.length > 0) throw new ReplayDiffersError(BigInt(round))
    } finally {
      await inference.close()
    }
  },
})
