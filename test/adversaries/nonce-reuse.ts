import { type Adversary, idle } from './adversary.ts'
import { withValidator } from './recast.ts'

const WHO = 'validator-4'

/** One nonce for two questions. */
export default {
  name: 'nonce reuse',
  summary: 'a validator asks every miner twice with each nonce',
  bound:
    'a miner refuses a nonce that it has seen from the same asker, so that half of what the validator asks fails by its own doing, and the audit sees that miners serve it worse than the others.',
  promised: idle(WHO, ['FALSE_TIMEOUTS']),
  attackers: [WHO],
  arrange: (plan) =>
    withValidator(plan, WHO, {
      wrap: (modules) => {
        const { asker } = modules
        const left = new Map<string, bigint>()
        return {
          ...modules,
          asker: {
            ...asker,
            ask(peer, request, options) {
              const nonce = left.get(peer.hotkey)
              if (nonce === undefined) left.set(peer.hotkey, request.nonce)
              else left.delete(peer.hotkey)
              return asker.ask(peer, { ...request, nonce: nonce ?? request.nonce }, options)
            },
          },
        }
      },
    }),
} satisfies Adversary
