import { type Adversary, victimOf } from './adversary.ts'
import { withStake, withValidator } from './recast.ts'

const WHO = 'validator-1'
const VICTIM = 'miner-8'
const PERCENT = 30

/** A validator that says of every answer of one miner that it never came. */
export default {
  name: 'false timeouts',
  summary: 'a validator with 30 % of the stake says that one miner never answers',
  bound: 'as the collusion above, and the audit sees an availability that departs from that of the other validators.',
  promised: victimOf(PERCENT / 100, { [WHO]: ['FALSE_TIMEOUTS'] }),
  attackers: [],
  accomplices: [WHO],
  victims: [VICTIM],
  compare: (plan) => withStake(plan, WHO, PERCENT),
  arrange: (plan) =>
    withValidator(withStake(plan, WHO, PERCENT), WHO, {
      wrap: (modules, { addressOf }) => {
        const victim = addressOf(VICTIM)
        const { asker } = modules
        return {
          ...modules,
          asker: {
            ...asker,
            async ask(peer, request, options) {
              const answer = await asker.ask(peer, request, options)
              return peer.hotkey === victim ? { ok: false, code: 'TIMEOUT', reason: 'no answer in time' } : answer
            },
          },
        }
      },
    }),
} satisfies Adversary
