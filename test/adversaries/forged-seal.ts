import { serve } from '../../src/transport/server.ts'
import { type Adversary, CONTENT } from './adversary.ts'
import { withMiner } from './recast.ts'

const WHO = 'miner-8'

/** The root that is signed for a round is another than that of what was answered. */
export default {
  name: 'forged seal',
  summary: 'signs another root than that of what it answered',
  bound: 'an answer that nobody stands for is no answer: all of the round counts as not served.',
  promised: CONTENT,
  attackers: [WHO],
  arrange: (plan) =>
    withMiner(plan, WHO, {
      wrap: (modules) => {
        const open = modules.serve ?? serve
        return {
          ...modules,
          serve: (server, options) =>
            open(
              {
                ...server,
                async seal(sender, sealing) {
                  const seal = await server.seal(sender, sealing)
                  return seal.ok ? { ...seal, root: seal.root.map((byte) => byte ^ 1) } : seal
                },
              },
              options,
            ),
        }
      },
    }),
} satisfies Adversary
