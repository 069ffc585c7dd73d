import { startMiner } from '../../../miner/miner.ts'
import type { Keypair } from '../../../src/crypto/keypair.ts'
import { keypairFromUri } from '../../../src/crypto/sr25519.ts'
import type { Inference } from '../../../src/inference/model.ts'
import { systemClock } from '../../../src/lib/clock.ts'
import { silent } from '../../../src/lib/log.ts'
import type { Chain } from '../../../src/subtensor/chain.ts'
import type { Metagraph } from '../../../src/subtensor/metagraph.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { serve } from '../../../src/transport/server.ts'
import type { Serve } from '../../../src/transport/transport.ts'
import { metagraph, neuron } from '../../support/neuron.ts'
import { manifestAt } from '../../support/subnet.ts'

const MINER_HOST = '127.0.0.2'
const MODELS = ['digits/linear-128', 'text-classification/bow8', 'embeddings/char-hash'] as const

/** A miner in front of small models on a chain that stands still, and the metagraph with its endpoint in it. */
export async function startStage({
  inference,
  askers,
}: {
  readonly inference: Inference
  readonly askers: readonly Keypair[]
}): Promise<{ readonly graph: Metagraph; readonly names: readonly string[]; close(): Promise<void> }> {
  const hotkey = keypairFromUri('//recorded//miner')
  const validators = askers.map(({ address }, at) =>
    neuron({ uid: at + 1, hotkey: address, validatorPermit: true, stake: 1n }),
  )
  const still = metagraph(neuron({ uid: 0, hotkey: hotkey.address }), ...validators)
  const chain = {
    genesisHash: `0x${'00'.repeat(32)}`,
    uid: async () => 0,
    metagraph: async () => still,
    head: async () => ({ number: 100n, hash: '0x' }),
    watch() {},
    serveAxon: async () => ({ number: 100n, hash: '0x' }),
  } as unknown as Chain
  const works = await Promise.all(
    MODELS.map(async (path) => {
      const manifest = manifestAt(path)
      return { task: tasks.get(manifest.task)!, model: await inference.open(manifest) }
    }),
  )
  const lavish: Serve = (modules, options) =>
    serve(modules, { ...options, limits: { senderQuota: { burst: 1_000, perSecond: 1_000, maxKeys: 16 } } })
  const miner = await startMiner(
    { chain, works, hotkey, clock: systemClock, log: silent, serve: lavish },
    { netuid: 1, host: MINER_HOST, port: 0, concurrency: 2, queue: 128, minStake: 0n },
  )
  const endpoint = { ip: MINER_HOST, port: miner.port }
  const graph = metagraph(neuron({ uid: 0, hotkey: hotkey.address, incentive: 1, endpoint }), ...validators)
  return { graph, names: works.map(({ task }) => task.name), close: () => miner.close() }
}
