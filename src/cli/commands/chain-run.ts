import { join } from 'node:path'
import { startNode } from '../../../chain/host/node.ts'
import { integer, text, yesNo } from '../../config/kind.ts'
import { stateDirectory } from '../../config/state.ts'
import { verb } from '../command.ts'
import { genesisOf, genesisOptions } from '../genesis-options.ts'
import { answer } from '../output.ts'
import { untilAborted } from '../wait.ts'

/** `yuma chain run`: the embedded chain as a process of its own. */
export const chainRun = verb({
  name: 'run',
  summary: 'run the embedded chain, HTTP and WebSocket on one port',
  options: {
    data: { help: 'folder of the chain, default under the state directory', type: text.optional() },
    host: { help: 'address to listen on', type: text, default: '127.0.0.1' },
    port: { help: 'port to listen on, 0 for a free one', type: integer(0, 65_535), default: 9944 },
    ...genesisOptions,
    attached: { help: 'end when stdin closes, so as not to outlive who started it', type: yesNo, default: false },
    unsafeRpc: {
      help: 'serve RPC methods that burden the node more than a stranger should',
      type: yesNo,
      default: false,
    },
  },
  async run({ data, host, port, unsafeRpc, attached, ...genesis }, _args, context) {
    const { out, log, clock, env, home, input } = context
    const signal = attached ? AbortSignal.any([context.signal, ended(input)]) : context.signal
    const dataDir = data ?? join(stateDirectory(env, home), 'chain')
    const node = await startNode({ clock, log }, { dataDir, host, port, unsafeRpc, ...genesisOf(genesis) })
    try {
      const facts = { endpoint: node.endpoint, genesisHash: node.genesisHash, dataDir }
      answer(out, facts, () => [`chain runs at ${node.endpoint}`, `genesis ${node.genesisHash}, data in ${dataDir}`])
      await untilAborted(signal)
    } finally {
      await node.close()
    }
  },
})

/** Aborts when the input ends. */
function ended(input: AsyncIterable<unknown>): AbortSignal {
  const over = new AbortController()
  const drain = async (): Promise<void> => {
    for await (const _ of input);
  }
  drain()
    .catch(() => {})
    .finally(() => over.abort())
  return over.signal
}
