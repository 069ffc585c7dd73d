import { join } from 'node:path'
import { validatorSettings } from '../../../validator/options.ts'
import { startValidator } from '../../../validator/validator.ts'
import { stateDirectory } from '../../config/state.ts'
import { openTasks } from '../../tasks/index.ts'
import { createAsker } from '../../transport/asker.ts'
import { loadHotkey } from '../../wallet/wallet.ts'
import { verb } from '../command.ts'
import { withChain } from '../connect.ts'
import { answer } from '../output.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'
import { untilAborted } from '../wait.ts'

/** `yuma validator run`. */
export const validatorRun = verb({
  name: 'run',
  summary: 'pose challenges, judge answers, set weights',
  options: { network, netuid, ...walletOptions, ...validatorSettings },
  async run({ network, netuid, wallet, hotkey, walletPath, ...settings }, _args, context) {
    const { out, log, clock, env, home, signal } = context
    const keypair = await loadHotkey(placeOf({ wallet, hotkey, walletPath }, context), context)
    await withChain(network, context, async (chain) => {
      const asker = createAsker({ keypair, clock, log })
      try {
        const validator = await startValidator(
          { chain, asker, tasks: [...openTasks.values()], hotkey: keypair, clock, log },
          {
            netuid,
            dataDir: settings.data ?? join(stateDirectory(env, home), 'validators', keypair.address),
            roundMs: settings.round,
            timeoutMs: settings.timeout,
            sample: settings.sample,
            marginBlocks: settings.marginBlocks,
            ...(settings.taskWeights === undefined ? {} : { taskWeights: settings.taskWeights }),
          },
        )
        answer(out, { hotkey: validator.hotkey, netuid }, () => [
          `validator ${validator.hotkey} judges on subnet ${netuid}`,
        ])
        await untilAborted(signal)
        await validator.close()
      } finally {
        await asker.close()
      }
    })
  },
})
