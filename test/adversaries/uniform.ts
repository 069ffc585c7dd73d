import { type Adversary, idle } from './adversary.ts'
import { withValidator } from './recast.ts'
import { sayingInstead } from './rows.ts'

const WHO = 'validator-4'

/** The same for everybody. */
export default {
  name: 'uniform validator',
  summary: 'gives every uid the same weight',
  bound: "weights above the median are clipped, so that nobody gains by them, and the validator's own dividends fall.",
  promised: idle(WHO, ['UNIFORM']),
  attackers: [WHO],
  arrange: (plan) =>
    withValidator(plan, WHO, {
      wrap: (modules) => sayingInstead(modules, (row) => row.map(({ uid }) => ({ uid, weight: 1 }))),
    }),
} satisfies Adversary
