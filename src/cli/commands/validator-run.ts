import { join } from 'node:path'
import { validatorSettings } from '../../../validator/options.ts'
import { serveReceipts } from '../../../validator/receipt-server.ts'
import { startValidator } from '../../../validator/validator.ts'
import { text } from '../../config/kind.ts'
import { listManifests } from '../../inference/manifest.ts'
import { createInference } from '../../inference/pool.ts'
import { packageRoot } from '../../lib/root.ts'
import { tasks } from '../../tasks/index.ts'
import { createAsker } from '../../transport/asker.ts'
import { loadHotkey } from '../../wallet/wallet.ts'
import { verb } from '../command.ts'
import { withChain } from '../connect.ts'
import { answer } from '../output.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'
import { taskSetLoader, validatorFolder } from '../validator-data.ts'
import { untilAborted } from '../wait.ts'

/** `yuma validator run`. */
export const validatorRun = verb({
  name: 'run',
  summary: 'pose challenges, judge answers, set weights',
  options: {
    network,
    netuid,
    ...walletOptions,
    ...validatorSettings,
    models: { help: 'folder of models', type: text.optional() },
  },
  async run({ network, netuid, wallet, hotkey, walletPath, ...settings }, _args, context) {
    const { out, log, clock, signal } = context
    const keypair = await loadHotkey(placeOf({ wallet, hotkey, walletPath }, context), context)
    await withChain(network, context, async (chain) => {
      const asker = createAsker({ keypair, clock, log })
      const inference = createInference({ log }, { threads: settings.threads })
      const dataDir = settings.data ?? validatorFolder(keypair.address, context)
      try {
        const validator = await startValidator(
          {
            chain,
            asker,
            tasks: [...tasks.values()],
            manifests: listManifests(settings.models ?? join(packageRoot(), 'models')),
            loadTaskSet: taskSetLoader(dataDir),
            inference,
            hotkey: keypair,
            clock,
            log,
          },
          {
            netuid,
            dataDir,
            sample: settings.sample,
            marginBlocks: settings.marginBlocks,
            closeBlocks: settings.closeBlocks,
          },
        )
        try {
          const { host, port } = settings
          const server = await serveReceipts({ pages: validator.receipts, log }, { host, port })
          answer(out, { hotkey: validator.hotkey, netuid, receipts: server.url }, () => [
            `validator ${validator.hotkey} judges on subnet ${netuid}; its receipts are at ${server.url}/v1/receipts`,
          ])
          await untilAborted(signal)
          await server.close()
        } finally {
          await validator.close()
        }
      } finally {
        await asker.close()
        await inference.close()
      }
    })
  },
})
