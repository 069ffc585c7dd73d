import type { Tensor } from '../../src/lib/tensor.ts'
import { type Adversary, CONTENT } from './adversary.ts'
import { altered, withSavings } from './recast.ts'

const WHO = 'miner-8'
/** Answers kept. */
const MAX_KEPT = 1_024

/** The first answer to a question of the same form, again and again. */
export default {
  name: 'cache and replay',
  summary: 'answers with what it once answered to a question of the same form',
  bound:
    'inputs are drawn for each pair of validator and miner and never come again, so that what is kept answers nothing.',
  promised: CONTENT,
  attackers: [WHO],
  arrange: (plan) =>
    withSavings(plan, WHO, (modules) => ({
      ...modules,
      works: modules.works.map((work) => {
        const kept = new Map<string, readonly Tensor[]>()
        return altered(work, (outputs, inputs) => {
          const form = inputs.map(({ shape }) => shape.join('x')).join()
          if (!kept.has(form) && kept.size < MAX_KEPT) kept.set(form, outputs)
          return kept.get(form) ?? outputs
        })
      }),
    })),
} satisfies Adversary
