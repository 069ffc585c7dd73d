import { modelOf } from '../../src/sim/models.ts'
import { vectors } from '../../src/sim/tasks/vectors.ts'
import { type Adversary, CONTENT } from './adversary.ts'
import { withMiner, withSavings } from './recast.ts'

const WHO = 'miner-8'
const TASKS = [vectors.name]
/** How far weights rounded to fp16 are off, as relative L2: the finest of the cheats on weights. */
const ERROR = 1.6e-3

/** A served model with rounded weights. */
export default {
  name: 'cheaper model',
  summary: 'serves the pinned model with weights rounded to fp16',
  bound:
    'the tolerance lies between the noise of honest machines (7.7e-6) and rounding to fp16 (1.6e-3); how real models fare is in docs/tasks.md.',
  promised: CONTENT,
  attackers: [WHO],
  compare: (plan) => withMiner(plan, WHO, { tasks: TASKS }),
  arrange: (plan) =>
    withSavings(withMiner(plan, WHO, { tasks: TASKS }), WHO, (modules, { who, machineOf }) => ({
      ...modules,
      works: modules.works.map((work) => {
        if (work.task.name !== vectors.name) return work
        const { run } = modelOf({ task: vectors.name, quality: 1 - ERROR }, machineOf(who, vectors.name))
        return { ...work, model: { ...work.model, run } }
      }),
    })),
} satisfies Adversary
