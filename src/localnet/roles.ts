import { join } from 'node:path'
import { type Miner, startMiner } from '../../miner/miner.ts'
import { type ReceiptServer, serveReceipts } from '../../validator/receipt-server.ts'
import { startValidator, type Validator } from '../../validator/validator.ts'
import { type Gateway, startGateway } from '../gateway/http.ts'
import type { Inference, Manifest } from '../inference/model.ts'
import { shareModels } from '../inference/shared.ts'
import type { Clock } from '../lib/clock.ts'
import { createClosing } from '../lib/closing.ts'
import type { Log } from '../lib/log.ts'
import type { Chain } from '../subtensor/chain.ts'
import type { MetagraphView } from '../subtensor/view.ts'
import { createLoader } from '../tasks/set/load.ts'
import type { TaskSet } from '../tasks/set/schema.ts'
import type { Task } from '../tasks/task.ts'
import { createAsker } from '../transport/asker.ts'
import type { Cast, Keys } from './bring-up.ts'
import type { Plan, PlannedMiner } from './plan.ts'

/** The chain refuses 127.0.0.1 as an axon; the rest of 127/8 is loopback just as well. */
const MINER_HOST = '127.0.0.2'
const LOOPBACK = '127.0.0.1'

/** How long a miner may take, in ms: many share two cores here. */
const CHALLENGE_TIMEOUT_MS = 12_000

/** More than there are: nobody is left out of a round. */
const MAX_MINERS = 256

export type RolesModules = {
  readonly chain: Chain
  readonly view: MetagraphView
  readonly inference: Inference
  readonly tasks: ReadonlyMap<string, Task>
  readonly manifests: readonly Manifest[]
  /** What the subnet judges. */
  readonly taskSet: TaskSet
  readonly clock: Clock
  readonly log: Log
}

export type RolesOptions = {
  readonly netuid: number
  readonly tempo: number
  readonly dataDir: string
  readonly gatewayPort: number
  /** Of the first validator's receipts; the others' follow it. 0 for free ones. */
  readonly receiptsPort: number
}

/** Everyone on the subnet, running. */
export type Roles = {
  readonly miners: ReadonlyMap<string, Miner & { readonly planned: PlannedMiner }>
  readonly validators: ReadonlyMap<string, Validator>
  readonly gateway: Gateway
  /** Where each validator gives away its rounds, in the order of the plan. */
  readonly receipts: readonly { readonly validator: string; readonly url: string }[]
  close(): Promise<void>
}

/** Starts every miner and validator of the plan and the gateway, all in this process. */
export async function startRoles(modules: RolesModules, plan: Plan, cast: Cast, options: RolesOptions): Promise<Roles> {
  const { chain, view, inference, tasks, manifests, taskSet, clock, log } = modules
  const { netuid, dataDir } = options
  // Judges go first: nobody is to be judged for having been closed.
  const serving = createClosing(log)
  const judges = createClosing(log)
  const close = async (): Promise<void> => {
    await judges.close()
    await serving.close()
  }
  // Many serve and judge by the same models; there is memory for one of each.
  const shared = shareModels(inference)
  const loadTaskSet = createLoader([taskSet])
  const keysOf = (name: string): Keys => cast.neurons.get(name)!

  const mine = async (planned: PlannedMiner): Promise<[string, Miner & { planned: PlannedMiner }]> => {
    const { coldkey, hotkey } = keysOf(planned.name)
    const honest = tasks.get(planned.task)!
    const task = planned.cheats ? ofAnotherSeed(honest) : honest
    const model = await shared.open(planned.manifest)
    const miner = await startMiner(
      { chain, works: [{ task, model }], hotkey, coldkey, clock, log: log.with({ role: planned.name }) },
      { netuid, host: MINER_HOST, port: 0, concurrency: 2, queue: 32, minStake: 0n, capacity: planned.capacity },
    )
    serving.add(planned.name, () => miner.close())
    return [hotkey.address, { ...miner, planned }]
  }
  const validate = async (
    name: string,
    index: number,
  ): Promise<{ readonly validator: Validator; readonly receipts: ReceiptServer }> => {
    const { hotkey } = keysOf(name)
    const own = log.with({ role: name })
    const asker = createAsker({ keypair: hotkey, clock, log: own })
    judges.add(`sessions of ${name}`, () => asker.close())
    const validator = await startValidator(
      {
        chain,
        asker,
        tasks: [...tasks.values()],
        manifests,
        loadTaskSet,
        inference: shared,
        hotkey,
        clock,
        log: own,
      },
      {
        netuid,
        dataDir: join(dataDir, name),
        sample: MAX_MINERS,
        marginBlocks: Math.max(3, Math.ceil(options.tempo / 10)),
        closeBlocks: Math.max(4, Math.ceil(options.tempo / 10)),
      },
    )
    judges.add(name, () => validator.close())
    const port = options.receiptsPort === 0 ? 0 : options.receiptsPort + index
    const receipts = await serveReceipts({ pages: validator.receipts, log: own }, { host: LOOPBACK, port })
    judges.add(`receipts of ${name}`, () => receipts.close())
    return { validator, receipts }
  }

  try {
    const [miners, validators] = await Promise.all([
      Promise.all(plan.miners.map(mine)),
      Promise.all(plan.validators.map(({ name }, index) => validate(name, index))),
    ])
    // The gateway speaks with the first validator's name and over its sessions: nobody can tell a query from a challenge.
    const { validator } = validators[0]!
    const gateway = await startGateway(
      {
        hotkey: validator.hotkey,
        asker: validator.queries,
        metagraph: () => view.current(),
        head: () => view.head().number,
        scores: (task) =>
          validator
            .scores()
            .flatMap((e) => (e.task === task ? [{ uid: e.uid, hotkey: e.hotkey, score: e.quality }] : [])),
        tasks: [...tasks.values()],
        log: log.with({ role: 'gateway' }),
      },
      { host: LOOPBACK, port: options.gatewayPort, timeoutMs: CHALLENGE_TIMEOUT_MS },
    )
    judges.add('gateway', () => gateway.close())
    return {
      miners: new Map(miners),
      validators: new Map(validators.map(({ validator: v }) => [v.hotkey, v])),
      gateway,
      receipts: validators.map(({ validator: { hotkey }, receipts: { url } }) => ({ validator: hotkey, url })),
      close,
    }
  } catch (thrown) {
    await close()
    throw thrown
  }
}

/** The task as a cheat does it: it answers as if it had been asked with another nonce, and so can choose among answers. */
function ofAnotherSeed(task: Task): Task {
  return {
    ...task,
    run: (model, inputs, context) => {
      const asked = context?.asked && { ...context.asked, nonce: context.asked.nonce ^ 1n }
      return task.run(model, inputs, { ...context, ...(asked && { asked }) })
    },
  }
}
