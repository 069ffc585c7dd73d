import type { Tensor } from '../../src/lib/tensor.ts'
import { vectors } from '../../src/sim/tasks/vectors.ts'
import { type Adversary, CONTENT } from './adversary.ts'
import { altered, withMiner, withSavings } from './recast.ts'

const WHO = 'miner-8'
const TASKS = [vectors.name]

/** Numbers whose greatest is in the right place, and nothing else of them is right: what a distilled model gives. */
export default {
  name: 'label-only answers',
  summary: 'gives numbers of which only the greatest is in its right place',
  bound:
    're-execution compares numbers, not the place of the greatest; it plays in the served task alone, since an open task asks for labels and nothing else.',
  promised: CONTENT,
  attackers: [WHO],
  compare: (plan) => withMiner(plan, WHO, { tasks: TASKS }),
  arrange: (plan) =>
    withSavings(withMiner(plan, WHO, { tasks: TASKS }), WHO, (modules) => ({
      ...modules,
      works: modules.works.map((work) => altered(work, (outputs) => outputs.map(sharpen))),
    })),
} satisfies Adversary

function sharpen(tensor: Tensor): Tensor {
  if (tensor.datatype !== 'FP32') return tensor
  const width = tensor.shape.at(-1) ?? 1
  const data = tensor.data.map((each, place, all) => {
    const from = place - (place % width)
    return each === Math.max(...all.subarray(from, from + width)) ? 1 : 0
  })
  return { ...tensor, data }
}
