import { integer, milliseconds, text } from '../../config/kind.ts'
import { startGateway } from '../../gateway/http.ts'
import { viewMetagraph } from '../../subtensor/view.ts'
import { tasks } from '../../tasks/index.ts'
import { createAsker } from '../../transport/asker.ts'
import { loadHotkey } from '../../wallet/wallet.ts'
import { verb } from '../command.ts'
import { withChain } from '../connect.ts'
import { answer } from '../output.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'
import { untilAborted } from '../wait.ts'

/** `yuma gateway run`. */
export const gatewayRun = verb({
  name: 'run',
  summary: "answer people's queries over HTTP, signed with a validator's hotkey",
  options: {
    network,
    netuid,
    ...walletOptions,
    host: { help: 'address to listen on', type: text, default: '127.0.0.1' },
    port: { help: 'port to listen on, 0 for a free one', type: integer(0, 65_535), default: 8080 },
    timeout: { help: 'how long a miner may take', type: milliseconds, default: 12_000 },
  },
  async run({ network, netuid, host, port, timeout, ...wallet }, _args, context) {
    const { out, log, clock, signal } = context
    const keypair = await loadHotkey(placeOf(wallet, context), context)
    await withChain(network, context, async (chain) => {
      const view = await viewMetagraph({ chain, log }, { netuid, signal })
      const asker = createAsker({ keypair, clock, log })
      try {
        const modules = {
          asker,
          hotkey: keypair.address,
          metagraph: () => view.current(),
          head: () => view.head().number,
          tasks: [...tasks.values()],
          log,
        }
        const gateway = await startGateway(modules, { host, port, timeoutMs: timeout })
        answer(out, { url: gateway.url }, () => [`gateway answers at ${gateway.url}`])
        await untilAborted(signal)
        await gateway.close()
      } finally {
        await asker.close()
      }
    })
  },
})
