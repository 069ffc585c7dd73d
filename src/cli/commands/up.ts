import { join } from 'node:path'
import { integer, text, yesNo } from '../../config/kind.ts'
import { stateDirectory } from '../../config/state.ts'
import { listManifests } from '../../inference/manifest.ts'
import { createInference } from '../../inference/pool.ts'
import { packageRoot } from '../../lib/root.ts'
import { openCast } from '../../localnet/cast.ts'
import { up } from '../../localnet/up.ts'
import { connectChain } from '../../subtensor/connect.ts'
import { tasks } from '../../tasks/index.ts'
import { verb } from '../command.ts'
import { upDisplay } from '../display.ts'
import { createLog } from '../log.ts'

/** How long the chain may take to answer at the start, in ms. */
const CONNECT_TIMEOUT_MS = 15_000

/** Threads that run models; each model stays on one. */
const INFERENCE_THREADS = 2

/** `yuma up`: a whole subnet on this machine. */
export const upVerb = verb({
  name: 'up',
  summary: 'run a whole subnet on this machine: chain, miners, validators and gateway',
  options: {
    data: { help: 'folder of the subnet, default under the state directory', type: text.optional() },
    fresh: { help: 'start anew: what the folder holds is removed', type: yesNo, default: false },
    epochs: { help: 'end after this many epochs in which a miner was paid', type: integer(1, 1_000_000).optional() },
    blockMs: {
      help: 'milliseconds between two blocks, fixed when the folder is made',
      type: integer(50, 600_000).optional(),
    },
    tempo: { help: 'blocks between two epochs, fixed when the folder is made', type: integer(5, 65_535).optional() },
    port: { help: 'port of the chain, 0 for a free one', type: integer(0, 65_535), default: 9944 },
    gatewayPort: { help: 'port of the gateway, 0 for a free one', type: integer(0, 65_535), default: 8080 },
    receiptsPort: {
      help: 'port of the first validator’s receipts, the others’ follow; 0 for free ones',
      type: integer(0, 65_535),
      default: 8093,
    },
    chat: { help: 'a chat model besides: two honest miners of it, and one that cheats', type: yesNo, default: false },
    verbose: { help: 'log what happens to stderr', type: yesNo, default: false },
  },
  async run({ data, fresh, epochs, blockMs, tempo, port, gatewayPort, receiptsPort, chat, verbose }, _args, context) {
    const { out, clock, env, home, signal } = context
    const log = verbose
      ? context.log
      : createLog({
          level: 'error',
          json: !out.interactive,
          write: (line) => process.stderr.write(line),
          now: () => clock.now(),
        })
    const inference = createInference({ log }, { threads: INFERENCE_THREADS })
    try {
      const report = await up(
        {
          clock,
          log,
          tasks,
          inference,
          manifests: await listManifests(join(packageRoot(), 'models')),
          connect: (endpoint, ended) =>
            connectChain({ clock, log }, { endpoint, timeoutMs: CONNECT_TIMEOUT_MS, signal: ended }),
          openCast,
          bornAt: context.bornAt,
        },
        {
          dataDir: data ?? join(stateDirectory(env, home), 'localnet'),
          fresh,
          chainPort: port,
          gatewayPort,
          receiptsPort,
          chat,
          ...(epochs === undefined ? {} : { epochs }),
          ...(blockMs === undefined ? {} : { blockMs }),
          ...(tempo === undefined ? {} : { tempo }),
        },
        upDisplay(out, (line) => process.stderr.write(line)),
        signal,
      )
      if (out.json) out.write(`${JSON.stringify(report)}\n`)
    } finally {
      await inference.close()
    }
  },
})
