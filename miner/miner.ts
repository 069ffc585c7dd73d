import type { Keypair } from '../src/crypto/keypair.ts'
import type { Model } from '../src/inference/model.ts'
import type { Clock } from '../src/lib/clock.ts'
import { BadInputError } from '../src/lib/errors.ts'
import { Gate } from '../src/lib/gate.ts'
import type { Log } from '../src/lib/log.ts'
import type { Request, Response } from '../src/protocol/request.ts'
import type { Chain } from '../src/subtensor/chain.ts'
import { viewMetagraph } from '../src/subtensor/view.ts'
import type { Task } from '../src/tasks/task.ts'
import { serve } from '../src/transport/server.ts'
import type { ServerModules } from '../src/transport/transport.ts'
import { admission } from './admission.ts'
import type { MinerOptions } from './options.ts'
import { publishAxon } from './publish.ts'
import { ensureRegistered } from './register.ts'

/** One kind of work a miner does, and the opened model it does it with. */
export type Work = { readonly task: Task; readonly model: Model }

export type MinerModules = {
  readonly chain: Chain
  readonly works: readonly Work[]
  readonly hotkey: Keypair
  /** Needed only to register. */
  readonly coldkey?: Keypair
  readonly clock: Clock
  readonly log: Log
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
  const { chain, hotkey, clock, log } = modules
  const { netuid, minStake } = options
  const uid = await ensureRegistered({ ...modules, coldkey: modules.coldkey }, { netuid, hotkey: hotkey.address })
  const stop = new AbortController()
  const view = await viewMetagraph({ chain, log }, { netuid, signal: stop.signal })
  const works = new Map(modules.works.map((work) => [work.task.name, work]))
  const gate = new Gate({ running: options.concurrency, waiting: options.queue })
  let answers = 0

  const work = async ({ task, model }: Work, { inputs }: Request, signal: AbortSignal): Promise<Response> => {
    try {
      const outputs = await task.run(model, inputs, { signal })
      answers++
      return { ok: true, outputs }
    } catch (thrown) {
      if (thrown instanceof BadInputError) return { ok: false, code: 'MALFORMED', reason: thrown.message }
      throw thrown
    }
  }
  const handle: ServerModules['handle'] = async (request, { signal }) => {
    const found = works.get(request.task)
    if (found === undefined) return { ok: false, code: 'UNKNOWN_TASK', reason: 'this miner does not do the task' }
    return (
      (await gate.pass(() => work(found, request, signal), signal)) ?? {
        ok: false,
        code: 'BUSY',
        reason: 'the queue is full',
      }
    )
  }

  const server = await serve(
    { keypair: hotkey, clock, log, admit: async (sender) => admission(view.current(), sender, { minStake }), handle },
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
  log.info('miner serves', { uid, port: server.port, tasks: [...works.keys()].join(' ') })

  return {
    hotkey: hotkey.address,
    uid,
    port: server.port,
    answers: () => answers,
    async close() {
      stop.abort()
      await server.close()
    },
  }
}
