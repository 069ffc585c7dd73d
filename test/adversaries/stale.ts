import type { Attack } from '../../src/sim/attack.ts'
import type { Weight } from '../../src/subtensor/chain.ts'
import { withValidator } from './recast.ts'
import { sayingInstead } from './rows.ts'

const WHO = 'validator-4'

/** The first row for ever. */
export default {
  name: 'stale validator',
  summary: 'sets its first row again and again',
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
} satisfies Attack
