import type { SimulationPlan } from '../../src/sim/plan.ts'

/** The miner whose model is made better: one in the middle. */
export const IMPROVED = 'miner-3'
/** By how much: enough to be told from noise in a few epochs. */
const BY = 0.15

/** Honest fleets that are to be paid as another is, or better, or not at all. */
export const VARIANTS = {
  /** The same people with other uids. */
  permuted: (plan) => ({ ...plan, miners: plan.miners.toReversed(), validators: plan.validators.toReversed() }),
  /** The same people with half as much stake each. */
  scaled: (plan) => ({ ...plan, validators: plan.validators.map((each) => ({ ...each, stake: each.stake / 2n })) }),
  /** One miner has a better model. */
  improved: (plan) => ({
    ...plan,
    miners: plan.miners.map((each) =>
      each.name === IMPROVED ? { ...each, quality: Math.min(1, each.quality + BY) } : each,
    ),
  }),
  /** Nobody's model is better than the baseline, and the open task is all there is. */
  baseline: (plan) => ({
    ...plan,
    openPpm: 1_000_000,
    miners: plan.miners.map((each) => ({ ...each, quality: plan.baseline })),
  }),
} as const satisfies Readonly<Record<string, (plan: SimulationPlan) => SimulationPlan>>

export type Variant = keyof typeof VARIANTS
