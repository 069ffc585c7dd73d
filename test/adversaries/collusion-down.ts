import { type Adversary, victimOf } from './adversary.ts'
import { withStake, withValidator } from './recast.ts'
import { sayingInstead, uidOf } from './rows.ts'

const WHO = 'validator-1'
const VICTIM = 'miner-8'
const PERCENT = 30

/** 30 % of the stake say that one miner deserves nothing. */
export default {
  name: 'collusion against a victim',
  summary: 'a validator with 30 % of the stake gives one miner nothing',
  bound:
    'the median ignores less than half of the stake; what is lost is what the missing agreement lowers the bonds by.',
  promised: victimOf(PERCENT / 100),
  attackers: [],
  accomplices: [WHO],
  victims: [VICTIM],
  compare: (plan) => withStake(plan, WHO, PERCENT),
  arrange: (plan) =>
    withValidator(withStake(plan, WHO, PERCENT), WHO, {
      wrap: (modules, { chain, netuid, addressOf }) =>
        sayingInstead(modules, async (row) => {
          const victim = await uidOf(chain, { netuid, hotkey: addressOf(VICTIM) })
          return row.map(({ uid, weight }) => ({ uid, weight: uid === victim ? 0 : weight }))
        }),
    }),
} satisfies Adversary
