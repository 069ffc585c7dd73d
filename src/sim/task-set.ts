import { modelHash } from '../inference/hash.ts'
import type { Manifest } from '../inference/model.ts'
import type { TaskSet } from '../tasks/set/schema.ts'
import { manifestOf } from './models.ts'
import type { SimulationPlan } from './plan.ts'
import { labels } from './tasks/labels.ts'
import { vectors } from './tasks/vectors.ts'

const PPM = 1_000_000
const TIMES = { timeoutMs: 12_000, burstMs: 1_000 } as const

/** What the simulated subnet judges: a task of each class. */
export function taskSetOf(plan: SimulationPlan): TaskSet {
  const [baseline, pinned] = manifestsOf(plan).map(modelHash)
  const common = { marginPpm: 50_000, challenges: plan.challenges, ...TIMES }
  return {
    version: 1,
    fromBlock: 0,
    tasks: [
      {
        task: labels.name,
        class: 'open',
        weightPpm: plan.openPpm,
        baseline: baseline!,
        difficultyPpm: PPM / 2,
        ...common,
      },
      {
        task: vectors.name,
        class: 'served',
        weightPpm: PPM - plan.openPpm,
        model: pinned!,
        tolerance: 'cpu-fp32',
        organicPpm: 150_000,
        ...common,
      },
    ],
  }
}

/** The models that the set names: the baseline of the open task, and the one that everybody serves. */
export function manifestsOf({ baseline }: Pick<SimulationPlan, 'baseline'>): readonly Manifest[] {
  return [manifestOf({ task: labels.name, quality: baseline }), manifestOf({ task: vectors.name, quality: 1 })]
}
