import { labelItems, labels } from '../../src/sim/tasks/labels.ts'
import { type Adversary, NO_GAIN } from './adversary.ts'
import { moody } from './moody.ts'
import { withMiner } from './recast.ts'

const WHO = 'miner-8'
const TASKS = [labels.name]

/** A miner that knows what it does not know, and says then that it is busy. */
export default {
  name: 'refusing what it would get wrong',
  summary: 'refuses, in the open task, every request of which its model would get anything wrong',
  bound:
    'what failed is put once more; who is there and fails again is judged on it as if it had been wrong, so that quality is what it was and service is less. It plays in the open task alone, since nobody is unsure of a pinned model.',
  promised: NO_GAIN,
  attackers: [WHO],
  compare: (plan) => withMiner(plan, WHO, { tasks: TASKS }),
  arrange: (plan) =>
    withMiner(plan, WHO, {
      tasks: TASKS,
      wrap: (modules) => {
        const { quality } = plan.miners.find(({ name }) => name === WHO)!
        const knows = (inputs: Parameters<typeof labelItems>[0]): boolean =>
          String(labelItems(inputs, quality)[0]!.data) === String(labelItems(inputs, 1)[0]!.data)
        return moody(modules, ({ inputs }) => knows(inputs))
      },
    }),
} satisfies Adversary
