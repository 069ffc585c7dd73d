import type { MinerModules } from '../../miner/miner.ts'
import type { ValidatorModules } from '../../validator/validator.ts'
import type { AttackContext } from './attack.ts'
import { createStream } from './entropy.ts'
import { labels } from './tasks/labels.ts'
import { vectors } from './tasks/vectors.ts'

/** A miner of a simulation. What is said of its skills is true; what it declares may not be. */
export type SimulatedMiner = {
  readonly name: string
  /** Names of the tasks it does. */
  readonly tasks: readonly string[]
  /** Of the open task: the share of all items that its model knows. */
  readonly quality: number
  /** Units a second that its machine does of each task. */
  readonly unitsPerSecond: number
  /** Units a second that it says it does. */
  readonly declares: number
  /** Miners that name the same machine share it; each has its own unless said otherwise. */
  readonly machine?: string
  /** After so many epochs it registers; from the beginning it is there unless said otherwise. */
  readonly joins?: number
  readonly wrap?: (modules: MinerModules, context: AttackContext) => MinerModules
}

/** A validator of a simulation. */
export type SimulatedValidator = {
  readonly name: string
  /** In TAO. */
  readonly stake: bigint
  readonly wrap?: (modules: ValidatorModules, context: AttackContext) => ValidatorModules
}

/** Who lives on the simulated subnet, and for how long. */
export type SimulationPlan = {
  readonly seed: number
  /** Epochs in which miners may be paid. */
  readonly epochs: number
  /** Blocks an epoch. */
  readonly tempo: number
  readonly blockMs: number
  /** Requests of challenges a miner, task, validator and epoch. */
  readonly challenges: number
  /** Weight of the open task in millionths; the served task has the rest. */
  readonly openPpm: number
  /** Quality of the open task's baseline. */
  readonly baseline: number
  /** What people ask for, as a share of what all machines can do; nothing unless said otherwise. */
  readonly demand?: number
  /** What root sets on the subnet at the beginning: calls of `AdminUtils` with their arguments beside the netuid. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly miners: readonly SimulatedMiner[]
  readonly validators: readonly SimulatedValidator[]
}

export type PlanOptions = {
  readonly seed: number
  readonly miners: number
  readonly validators: number
  readonly epochs: number
  readonly challenges: number
  /** Every miner does one task, in turn, so that what a task pays can be told apart; else each does all. */
  readonly split?: boolean
}

const TASKS = [labels.name, vectors.name] as const
/** Blocks an epoch, and ms a block, as on the public network: enough for a round, and no more. */
const TEMPO = 30
const BLOCK_MS = 12_000
/** The worst of a fleet is a little above the baseline, and the best this much better than the worst. */
const QUALITY = { least: 0.6, range: 0.35 } as const
const BASELINE = 0.5
/** Units a second that a miner declares, the least and one more than the greatest is more. */
const UNITS = { least: 8, range: 8 } as const
/** How much faster an honest miner's machine is than it says: the last answer of a load test has to arrive in time too. */
const HEADROOM = 1.5
/** TAO, the least; nobody has half of all. */
const STAKE = { least: 20_000, range: 20_000 } as const

/**
 * An honest fleet: qualities spread evenly and dealt out at random, machines and stakes drawn. The same seed deals the
 * same fleet.
 */
export function honestPlan({
  seed,
  miners,
  validators,
  epochs,
  challenges,
  split = false,
}: PlanOptions): SimulationPlan {
  const bytes = createStream(`plan ${seed}`)
  const unit = (): number => bytes(4).readUInt32LE() / 2 ** 32
  const ranks = Array.from({ length: miners }, (_, rank) => ({ rank, lot: unit() }))
  ranks.sort((one, other) => one.lot - other.lot)
  return {
    seed,
    epochs,
    challenges,
    tempo: TEMPO,
    blockMs: BLOCK_MS,
    openPpm: 500_000,
    baseline: BASELINE,
    miners: ranks.map(({ rank }, index) => {
      const declares = UNITS.least + Math.floor(unit() * UNITS.range)
      return {
        name: `miner-${index + 1}`,
        tasks: split ? [TASKS[index % TASKS.length]!] : TASKS,
        quality: QUALITY.least + (QUALITY.range * rank) / Math.max(1, miners - 1),
        declares,
        unitsPerSecond: HEADROOM * declares,
      }
    }),
    validators: Array.from({ length: validators }, (_, index) => ({
      name: `validator-${index + 1}`,
      stake: BigInt(STAKE.least + Math.floor(unit() * STAKE.range)),
    })),
  }
}
