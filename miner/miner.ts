import type { Keypair } from '../src/crypto/keypair.ts'
import type { Clock } from '../src/lib/clock.ts'
import type { Log } from '../src/lib/log.ts'
import type { Chain } from '../src/subtensor/chain.ts'
import { viewMetagraph } from '../src/subtensor/view.ts'
import { serve } from '../src/transport/server.ts'
import type { Serve } from '../src/transport/transport.ts'
import { admission } from './admission.ts'
import { createAnswering, type Work } from './answer.ts'
import { DEFAULT_CAPACITY, type MinerOptions } from './options.ts'
import { publishAxon } from './publish.ts'
import { ensureRegistered } from './register.ts'

export type MinerModules = {
  readonly chain: Chain
  readonly works: readonly Work[]
  readonly hotkey: Keypair
  /** Needed only to register. */
  readonly coldkey?: Keypair
  readonly clock: Clock
  readonly log: Log
  /** Opens the server that askers reach; one on the network when absent. */
  readonly serve?: Serve
}

/** A running miner. */
export interface Miner {
  readonly hotkey: string
  readonly uid: number
  readonly port: number
  /** Requests answered since it was started. */
  answers(): number
  /** Stops listening and lets go of its connections; the models stay with who opened them. */
  close(): Promise<void>
}

/** Registers if need be, serves, publishes the axon, and answers validators until closed. */
export async function startMiner(modules: MinerModules, options: MinerOptions): Promise<Miner> {
  const { chain, hotkey, clock, log, serve: open = serve } = modules
  const { netuid, minStake } = options
  const uid = await ensureRegistered({ ...modules, coldkey: modules.coldkey }, { netuid, hotkey: hotkey.address })
  const stop = new AbortController()
  const view = await viewMetagraph({ chain, log }, { netuid, signal: stop.signal })
  const answering = createAnswering(
    { ...modules, genesis: chain.genesisHash, head: () => view.head().number },
    { ...options, capacity: options.capacity ?? DEFAULT_CAPACITY },
  )

  const server = await open(
    {
      ...answering,
      keypair: hotkey,
      clock,
      log,
      admit: async (sender) => admission(view.current(), sender, { minStake }),
    },
    { host: options.host, port: options.port },
  )
  try {
    const endpoint = { ip: options.publishIp ?? options.host, port: options.publishPort ?? server.port }
    await publishAxon({ chain, hotkey, log }, { netuid, endpoint })
  } catch (thrown) {
    stop.abort()
    await server.close()
    throw thrown
  }
  log.info('miner serves', { uid, port: server.port, tasks: modules.works.map(({ task }) => task.name).join(' ') })

  return {
    hotkey: hotkey.address,
    uid,
    port: server.port,
    answers: answering.answers,
    async close() {
      stop.abort()
      await server.close()
    },
  }
}
