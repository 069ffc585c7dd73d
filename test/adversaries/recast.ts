import type { Work } from '../../miner/answer.ts'
import type { Tensor } from '../../src/lib/tensor.ts'
import type { SimulatedMiner, SimulatedValidator, SimulationPlan } from '../../src/sim/plan.ts'

/** The plan with one miner changed. */
export function withMiner(plan: SimulationPlan, name: string, change: Partial<SimulatedMiner>): SimulationPlan {
  return { ...plan, miners: plan.miners.map((miner) => (miner.name === name ? { ...miner, ...change } : miner)) }
}

/** The plan with one validator changed. */
export function withValidator(plan: SimulationPlan, name: string, change: Partial<SimulatedValidator>): SimulationPlan {
  const validators = plan.validators.map((each) => (each.name === name ? { ...each, ...change } : each))
  return { ...plan, validators }
}

/** The plan on a subnet where weights are committed to first, and revealed an epoch later. */
export function withCommitReveal(plan: SimulationPlan): SimulationPlan {
  const sealed = { sudo_set_commit_reveal_weights_enabled: { enabled: true } }
  return { ...plan, settings: { ...plan.settings, ...sealed } }
}

/** The plan in which one validator has this share of all stake, in percent, and the others share the rest evenly. */
export function withStake(plan: SimulationPlan, name: string, percent: number): SimulationPlan {
  const total = 100_000
  const others = BigInt(Math.floor((total * (100 - percent)) / 100 / (plan.validators.length - 1)))
  const validators = plan.validators.map((each) => ({
    ...each,
    stake: each.name === name ? BigInt((total * percent) / 100) : others,
  }))
  return { ...plan, validators }
}

/** A miner that saves itself the work answers so many times faster, and says so. */
const SAVING = 4

/** The plan with a miner that saves itself the work, and therefore has a machine that seems so much faster. */
export function withSavings(
  plan: SimulationPlan,
  name: string,
  wrap: NonNullable<SimulatedMiner['wrap']>,
): SimulationPlan {
  const { unitsPerSecond, declares } = plan.miners.find((miner) => miner.name === name)!
  return withMiner(plan, name, { unitsPerSecond: SAVING * unitsPerSecond, declares: SAVING * declares, wrap })
}

/** Work whose answers are changed before anybody sees them. */
export function altered(
  { task, model }: Work,
  alter: (outputs: readonly Tensor[], inputs: readonly Tensor[]) => readonly Tensor[],
): Work {
  return { task, model: { ...model, run: async (inputs, options) => alter(await model.run(inputs, options), inputs) } }
}
