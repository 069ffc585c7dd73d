import { join } from 'node:path'
import { startMiner } from '../../miner/miner.ts'
import { startValidator } from '../../validator/validator.ts'
import { createClosing } from '../lib/closing.ts'
import type { Log } from '../lib/log.ts'
import type { Cast } from '../localnet/bring-up.ts'
import type { Chain } from '../subtensor/chain.ts'
import type { Desk } from '../subtensor/desk.ts'
import { createLoader } from '../tasks/set/load.ts'
import type { Task } from '../tasks/task.ts'
import { createAsker } from '../transport/asker.ts'
import type { Asker } from '../transport/transport.ts'
import type { AttackContext } from './attack.ts'
import { createStream } from './entropy.ts'
import { Machine } from './machine.ts'
import { modelOf, simulatedInference } from './models.ts'
import { type Network, QUIET } from './network.ts'
import { askForPeople, backgroundOf } from './people.ts'
import type { SimulatedMiner, SimulatedValidator, SimulationPlan } from './plan.ts'
import { manifestsOf, taskSetOf } from './task-set.ts'
import { labels } from './tasks/labels.ts'
import { vectors } from './tasks/vectors.ts'
import type { World } from './world.ts'

/** The address of all miners; their ports tell them apart. */
const HOST = '127.0.0.2'
const TASKS: readonly Task[] = [labels, vectors]

export type RolesModules = {
  readonly world: World
  readonly desk: Desk
  readonly network: Network
  readonly seat: (who: string) => Chain
  readonly log: Log
}

export type RolesOptions = { readonly cast: Cast; readonly netuid: number; readonly folder: string }

/** The roles of a simulation at work. */
export type Roles = {
  /** Starts a miner that was not there at the beginning. */
  join(miner: SimulatedMiner): Promise<void>
  close(): Promise<void>
}

/** Starts every miner and validator of the plan, each with the modules of simulated time. */
export async function startRoles(
  { world, desk, network, seat, log }: RolesModules,
  plan: SimulationPlan,
  { cast, netuid, folder }: RolesOptions,
): Promise<Roles> {
  const serving = createClosing(log)
  const judges = createClosing(log)
  const machines = new Map<string, Machine>()
  const queries = new Map<string, Asker>()
  const keys = (name: string) => cast.neurons.get(name)!
  const machineOf = (name: string, task: string): Machine => {
    const { machine = name, unitsPerSecond } = plan.miners.find((miner) => miner.name === name)!
    const key = `${machine} for ${task}`
    const busy = plan.demand === undefined ? {} : { busy: backgroundOf(plan.demand), random: randomOf(key) }
    const found = machines.get(key) ?? new Machine(world, key, { unitsPerSecond, ...busy })
    machines.set(key, found)
    return found
  }
  function randomOf(who: string): () => number {
    const bytes = createStream(`${plan.seed} ${who}`)
    return () => bytes(4).readUInt32LE() / 2 ** 32
  }
  const contextOf = (who: string): AttackContext => {
    return {
      world,
      network,
      netuid,
      who,
      chain: seat(who),
      desk,
      addressOf: (name) => keys(name).hotkey.address,
      machineOf,
      queriesOf: (name) => {
        const asker = queries.get(name)
        if (asker === undefined) throw new RangeError(`${name} is no validator yet`)
        return asker
      },
      folder: join(folder, who),
      random: randomOf(who),
    }
  }

  const mine = async ({ name, tasks, quality, declares, wrap }: SimulatedMiner) => {
    await world.turn(name)
    const modules = {
      ...keys(name),
      chain: seat(name),
      clock: world.clockOf(name),
      log: log.with({ role: name }),
      serve: network.serve,
      works: TASKS.filter((task) => tasks.includes(task.name)).map((task) => ({
        task,
        model: modelOf({ task: task.name, quality: task === labels ? quality : 1 }, machineOf(name, task.name)),
      })),
    }
    const miner = await startMiner(wrap?.(modules, contextOf(name)) ?? modules, {
      netuid,
      host: HOST,
      port: 0,
      concurrency: 1,
      queue: 256,
      minStake: 0n,
      capacity: Math.floor(declares),
    })
    serving.add(name, () => miner.close())
  }
  const validate = async ({ name, wrap }: SimulatedValidator) => {
    await world.turn(name)
    const { hotkey } = keys(name)
    const clock = world.clockOf(name)
    const own = log.with({ role: name })
    const asker = createAsker({ keypair: hotkey, clock, log: own, connect: network.connect }, QUIET)
    judges.add(`sessions of ${name}`, () => asker.close())
    const modules = {
      chain: seat(name),
      asker,
      tasks: TASKS,
      manifests: manifestsOf(plan),
      loadTaskSet: createLoader([taskSetOf(plan)]),
      inference: simulatedInference(),
      hotkey,
      clock,
      log: own,
    }
    const validator = await startValidator(wrap?.(modules, contextOf(name)) ?? modules, {
      netuid,
      dataDir: join(folder, name),
      sample: 256,
      marginBlocks: Math.max(2, Math.ceil(plan.tempo / 10)),
      closeBlocks: Math.max(2, Math.ceil(plan.tempo / 10)),
    })
    queries.set(name, validator.queries)
    judges.add(name, () => validator.close())
    if (plan.demand !== undefined) {
      const people = {
        world,
        asker: validator.queries,
        chain: seat(`people of ${name}`),
        random: randomOf(`people of ${name}`),
      }
      judges.add(`people of ${name}`, askForPeople(people, plan, { netuid, tasks: TASKS }))
    }
  }
  await Promise.all(plan.miners.filter(({ joins }) => joins === undefined).map(mine))
  await Promise.all(plan.validators.map(validate))
  return {
    join: mine,
    async close() {
      await judges.close()
      await serving.close()
    },
  }
}
