import type { Weight } from '../../src/subtensor/chain.ts'
import { type Adversary, idle } from './adversary.ts'
import { withValidator } from './recast.ts'
import { sayingInstead } from './rows.ts'

const WHO = 'validator-4'

/** The first row for ever. */
export default {
  name: 'stale validator',
  summary: 'sets its first row again and again',
  bound:
    'bonds follow who agrees with the median early; a row that no longer fits loses a little, and the audit sees that it does not follow from the state (ROW).',
  promised: idle(WHO, ['STALE_ROW']),
  attackers: [WHO],
  arrange: (plan) =>
    withValidator(plan, WHO, {
      wrap: (modules) => {
        let first: readonly Weight[] | undefined
        return sayingInstead(modules, (row) => {
          first ??= row
          return first
        })
      },
    }),
} satisfies Adversary
