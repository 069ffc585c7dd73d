import { MemoryChain } from '../../chain/host/memory.ts'
import { packagedRuntime } from '../../chain/host/packaged.ts'
import { createPool } from '../../chain/host/pool/pool.ts'
import { ready } from '../crypto/ready.ts'
import { toError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import { connectDesk } from '../subtensor/connect.ts'
import type { Desk } from '../subtensor/desk.ts'
import { createRpc } from './rpc.ts'
import type { World } from './world.ts'

/** Who makes the blocks, in the order of things that happen at once. */
const AUTHOR = 'author'
/** The client has no wire, and names its chain nevertheless. */
const ENDPOINT = 'ws://simulation'
/** How long the client waits for the chain, which is always there. */
const TIMEOUT_MS = 60_000

export type SimulatedChain = {
  readonly desk: Desk
  /** Time from block to block in ms. */
  readonly blockMs: number
  /** Transactions taken into blocks so far, and blocks. */
  readonly made: () => { readonly blocks: number; readonly transactions: number }
  close(): Promise<void>
}

/** The real runtime on simulated time, with a block in every slot, and the real client without a wire. */
export async function openSimulatedChain(
  { world, log }: { readonly world: World; readonly log: Log },
  { tempo, blockMs }: { readonly tempo: number; readonly blockMs: number },
): Promise<SimulatedChain> {
  await ready()
  const settings = { preset: 'development', tempo, blockMs }
  const chain = new MemoryChain({ log }, { code: await packagedRuntime(), settings, bornMs: world.now() })
  const clock = world.clockOf(AUTHOR)
  const pool = createPool({ backend: chain, log, clock })
  const follow = chain.onBlock.bind(chain)
  const identity = { name: 'simulation', version: '1', chain: 'Simulation' }
  let over = false
  let transactions = 0

  const author = (): void => {
    if (over) return
    try {
      transactions += chain.next(pool).body.length - 1
      world.post(AUTHOR, chain.slotMs, author)
    } catch (thrown) {
      world.fail(toError(thrown))
    }
  }
  const openRpc = async () => createRpc({ backend: chain, pool, log, identity, follow })
  const desk = await connectDesk({ clock, log, openRpc }, { endpoint: ENDPOINT, timeoutMs: TIMEOUT_MS })
  // Only now does time begin: how long it takes to read the metadata is no part of the story.
  world.post(AUTHOR, chain.slotMs - (world.now() % chain.slotMs), author)
  return {
    desk,
    blockMs: chain.slotMs,
    made: () => ({ blocks: chain.head().number, transactions }),
    async close() {
      over = true
      pool.close()
      await desk.chain.close()
    },
  }
}
