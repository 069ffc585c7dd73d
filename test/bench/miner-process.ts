import { startMiner } from '../../miner/miner.ts'
import { ready } from '../../src/crypto/ready.ts'
import type { Model } from '../../src/inference/model.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { silent } from '../../src/lib/log.ts'
import { connectChain } from '../../src/subtensor/connect.ts'
import { tasks } from '../../src/tasks/index.ts'
import { keysOf, manifestAt } from '../support/subnet.ts'

/** A miner in a process of its own, whose model costs nothing. Says where it serves, and its processor time when asked. */
async function run(endpoint: string, netuid: number): Promise<void> {
  await ready()
  const modules = { clock: systemClock, log: silent }
  const chain = await connectChain(modules, { endpoint, timeoutMs: 15_000 })
  const model: Model = {
    manifest: manifestAt('digits/linear-128'),
    run: async (inputs) => {
      const items = inputs[0]!.shape[0]!
      return [{ name: 'scores', datatype: 'FP32', shape: [items, 10], data: new Float32Array(items * 10) }]
    },
    close: async () => {},
  }
  const miner = await startMiner(
    { ...modules, chain, works: [{ task: tasks.get('digits')!, model }], ...keysOf('miner') },
    { netuid, host: '127.0.0.2', port: 0, concurrency: 2, queue: 32, minStake: 0n },
  )
  process.on('message', () => process.send?.(process.cpuUsage()))
  process.send?.(miner.port)
}

await run(process.argv[2]!, Number(process.argv[3]))
