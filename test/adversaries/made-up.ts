import type { Tensor } from '../../src/lib/tensor.ts'
import { type Adversary, CONTENT } from './adversary.ts'
import { altered, withSavings } from './recast.ts'

const WHO = 'miner-8'

/** Answers of the right form, drawn at random. */
export default {
  name: 'made-up answers',
  summary: 'draws answers of the right form at random',
  bound:
    'nothing is left above the baseline, and every answer of the served task is a proven failure, so that the standing is gone after a few rounds.',
  promised: CONTENT,
  attackers: [WHO],
  arrange: (plan) =>
    withSavings(plan, WHO, (modules, { random }) => ({
      ...modules,
      works: modules.works.map((work) => altered(work, (outputs) => outputs.map((tensor) => garble(tensor, random)))),
    })),
} satisfies Adversary

function garble(tensor: Tensor, random: () => number): Tensor {
  if (tensor.datatype === 'FP32') return { ...tensor, data: tensor.data.map(() => 2 * random() - 1) }
  if (tensor.datatype === 'INT64') return { ...tensor, data: tensor.data.map(() => BigInt(Math.floor(10 * random()))) }
  return tensor
}
