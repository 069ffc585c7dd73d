import { type Adversary, friendOf } from './adversary.ts'
import { withStake, withValidator } from './recast.ts'
import { sayingInstead, uidOf } from './rows.ts'

const WHO = 'validator-1'
const FRIEND = 'miner-8'
const FULL = 65_535
const PERCENT = 30

/** 30 % of the stake say that one miner deserves everything. */
export default {
  name: 'collusion for a friend',
  summary: 'a validator with 30 % of the stake gives all its weight to one miner',
  bound:
    'weights above what half of the stake agrees on are clipped; what remains is what the colluders withhold from all ' +
    'others, so that a friend of the stake s gets at most 1/(1 − s) of its due, and a little more by the noise of few answers.',
  promised: friendOf(PERCENT / 100),
  attackers: [FRIEND],
  accomplices: [WHO],
  compare: (plan) => withStake(plan, WHO, PERCENT),
  arrange: (plan) =>
    withValidator(withStake(plan, WHO, PERCENT), WHO, {
      wrap: (modules, { chain, netuid, addressOf }) =>
        sayingInstead(modules, async (row) => {
          const friend = await uidOf(chain, { netuid, hotkey: addressOf(FRIEND) })
          return row.map(({ uid }) => ({ uid, weight: uid === friend ? FULL : 0 }))
        }),
    }),
} satisfies Adversary
