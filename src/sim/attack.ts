import type { Chain } from '../subtensor/chain.ts'
import type { Desk } from '../subtensor/desk.ts'
import type { Asker } from '../transport/transport.ts'
import type { Machine } from './machine.ts'
import type { Network } from './network.ts'
import type { SimulationPlan } from './plan.ts'
import type { World } from './world.ts'

/** What somebody who cheats has at hand. */
export type AttackContext = {
  readonly world: World
  readonly network: Network
  readonly chain: Chain
  /** The chain as people see it. */
  readonly desk: Desk
  readonly netuid: number
  /** Its own name in the plan. */
  readonly who: string
  /** Address of somebody's hotkey, by the plan's name. */
  readonly addressOf: (name: string) => string
  /** A miner's machine for a task, by the plan's name and the task's. */
  readonly machineOf: (name: string, task: string) => Machine
  /** What people's queries go through at a validator, by the plan's name, once it is there. */
  readonly queriesOf: (name: string) => Asker
  /** Where a validator keeps its rounds. */
  readonly folder: string
  /** Numbers in [0, 1) that follow from the seed. */
  readonly random: () => number
}

/** A way to cheat: who does it, and how the subnet changes for it. */
export type Attack = {
  readonly name: string
  /** One sentence: what is done, and what for. */
  readonly summary: string
  /** Names of those who are to gain by it. */
  readonly attackers: readonly string[]
  /** Names of those who are to lose by it, where somebody is meant. */
  readonly victims?: readonly string[]
  /** Names of validators that do it for others' gain or loss; those that are attackers themselves need not be said again. */
  readonly accomplices?: readonly string[]
  /** What can be said of it beside the figures: what keeps it small, or why it cannot be stopped. */
  readonly bound?: string
  /** What the attack is compared with: the honest subnet unless said otherwise. */
  compare?(honest: SimulationPlan): SimulationPlan
  /** The honest subnet with the cheats in their places. */
  arrange(honest: SimulationPlan): SimulationPlan
}

/** Whether something that was loaded is an attack, as far as can be seen. */
export function isAttack(value: unknown): value is Attack {
  if (typeof value !== 'object' || value === null) return false
  const { name, attackers, arrange } = value as Partial<Record<keyof Attack, unknown>>
  return typeof name === 'string' && Array.isArray(attackers) && typeof arrange === 'function'
}
