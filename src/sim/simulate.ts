import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClosing } from '../lib/closing.ts'
import type { Log } from '../lib/log.ts'
import { bringUp } from '../localnet/bring-up.ts'
import { publishTaskSet } from '../localnet/task-set.ts'
import { auditAll } from './audits.ts'
import { castOf } from './cast.ts'
import { openSimulatedChain } from './chain.ts'
import { createStream, seedEntropy } from './entropy.ts'
import { createNetwork } from './network.ts'
import { keepPay } from './pay.ts'
import type { SimulatedMiner, SimulationPlan } from './plan.ts'
import { countReasons } from './reasons.ts'
import type { SimulationReport } from './report.ts'
import { startRoles } from './roles.ts'
import { createSeats } from './seat.ts'
import { settle } from './settle.ts'
import { manifestsOf, taskSetOf } from './task-set.ts'
import { labels } from './tasks/labels.ts'
import { vectors } from './tasks/vectors.ts'
import { World } from './world.ts'

/** A folder in memory, where there is one: nothing that a simulation writes outlives it. */
const MEMORY = '/dev/shm'
/** When simulated time begins, in ms since 1970. */
const BORN_MS = 1_800_000_000_000
/** How long a frame is under way, in ms: from a neighbour to the other side of the earth. */
const DELAY_MS = { least: 10, range: 70 } as const
const RAO = 1_000_000_000n

export type SimulateOptions = {
  readonly plan: SimulationPlan
  /** What the plan is an example of, for the report. */
  readonly attack?: { readonly name: string; readonly attackers: readonly string[] }
  /** Told of each epoch as it ends. */
  readonly onEpoch?: (epoch: number) => void
}

/** What a simulation gives: the report, and what it took, which is no part of the report. */
export type Simulated = {
  readonly report: SimulationReport
  readonly cost: { readonly blocks: number; readonly transactions: number; readonly events: number }
}

/**
 * Runs the roles on the real runtime in simulated time until so many epochs have passed. All randomness of the process
 * follows from the seed meanwhile.
 */
export async function simulate({ log }: { readonly log: Log }, options: SimulateOptions): Promise<Simulated> {
  const { plan, attack } = options
  const closing = createClosing(log)
  const restore = seedEntropy(String(plan.seed))
  closing.add('entropy', restore)
  try {
    const folder = await mkdtemp(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'yuma-sim-'))
    closing.add('folder', () => rm(folder, { recursive: true, force: true }))
    const world = new World({ seed: plan.seed, bornMs: BORN_MS })
    const simulated = await openSimulatedChain({ world, log }, plan)
    closing.add('chain', () => simulated.close())
    const { chain } = simulated.desk
    const seat = createSeats({ world, chain })
    const cast = castOf(plan)
    const staked = plan.validators.map(({ name, stake }) => ({ name, stake: stake * RAO }))
    const present = plan.miners.filter(({ joins }) => joins === undefined)
    const netuid = await world.finish(bringUp({ chain, log }, { miners: present, validators: staked }, cast))
    await world.finish(settle(simulated.desk, plan, { netuid, bank: cast.bank }))
    await world.finish(publishTaskSet({ chain, log }, { netuid, owner: cast.owner.hotkey, set: taskSetOf(plan) }))
    const delay = createStream(`delay ${plan.seed}`)
    const network = createNetwork(world, () => DELAY_MS.least + (delay(1)[0]! / 256) * DELAY_MS.range)
    const roles = await world.finish(
      startRoles({ world, desk: simulated.desk, network, seat, log }, plan, { cast, netuid, folder }),
    )
    closing.add('roles', () => world.finish(roles.close()))

    const stop = new AbortController()
    closing.add('pay', () => stop.abort())
    const pay = keepPay(seat('observer'), { netuid, signal: stop.signal, fail: (thrown) => world.fail(thrown) })
    let told = 0
    const register = async (miner: SimulatedMiner): Promise<void> => {
      await bringUp({ chain: seat(miner.name), log }, { miners: [miner], validators: [] }, cast)
      await roles.join(miner)
    }
    await world.run(() => {
      const done = pay.epochs().length
      if (done > told) {
        told++
        options.onEpoch?.(told)
        for (const miner of plan.miners.filter(({ joins }) => joins === told))
          register(miner).catch((thrown) => world.fail(thrown))
      }
      return done >= plan.epochs
    })

    const { neurons } = await chain.metagraph(netuid)
    const names = new Map([...cast.neurons].map(([name, { hotkey }]) => [hotkey.address, name]))
    const keys = new Map([...cast.neurons].map(([name, { hotkey }]) => [toHex(hotkey.publicKey), name]))
    const reasons = await countReasons(
      plan.validators.map(({ name }) => join(folder, name)),
      (key) => keys.get(key),
    )
    const judges = plan.validators.map(({ name }) => {
      const { hotkey } = cast.neurons.get(name)!
      return [name, { hotkey: hotkey.address, folder: join(folder, name) }] as const
    })
    const audits = await auditAll(simulated.desk, {
      netuid,
      set: taskSetOf(plan),
      manifests: manifestsOf(plan),
      validators: new Map(judges),
    })
    const report: SimulationReport = {
      version: 1,
      seed: plan.seed,
      ...(attack && { attack: attack.name }),
      attackers: attack?.attackers ?? [],
      tempo: plan.tempo,
      challenges: plan.challenges,
      tasks: [
        { name: labels.name, weight: plan.openPpm / 1e6, baseline: plan.baseline },
        { name: vectors.name, weight: 1 - plan.openPpm / 1e6, baseline: 0 },
      ],
      neurons: neurons.map(({ uid, hotkey }) => {
        const name = names.get(hotkey)
        const miner = plan.miners.find((each) => each.name === name)
        const validator = plan.validators.find((each) => each.name === name)
        if (miner) {
          const { name, tasks, quality } = miner
          const unitsPerSecond = Math.min(miner.declares, miner.unitsPerSecond)
          return { uid, name, role: 'miner', tasks, quality, unitsPerSecond }
        }
        if (validator) return { uid, name: validator.name, role: 'validator', stake: Number(validator.stake) }
        return { uid, name: 'owner', role: 'owner' }
      }),
      epochs: pay.epochs(),
      reasons,
      audits,
      pruned: present.flatMap(({ name }) => {
        const { address } = cast.neurons.get(name)!.hotkey
        return neurons.some(({ hotkey }) => hotkey === address) ? [] : [name]
      }),
    }
    return { report, cost: { ...simulated.made(), events: world.events } }
  } finally {
    await closing.close()
  }
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
