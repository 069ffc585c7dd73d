import { type Adversary, NO_GAIN } from './adversary.ts'
import { moody } from './moody.ts'
import { withMiner } from './recast.ts'

const WHO = 'miner-8'
const SPELL_MS = 60_000

/** There for a minute, away for a minute. */
export default {
  name: 'flapping',
  summary: 'is there for a minute, and away for a minute',
  bound:
    'what was asked and not served lowers the pay twice, as availability and in load tests that fall into a bad minute.',
  promised: NO_GAIN,
  attackers: [WHO],
  arrange: (plan) =>
    withMiner(plan, WHO, {
      wrap: (modules, { world }) => moody(modules, () => Math.floor(world.now() / SPELL_MS) % 2 === 0),
    }),
} satisfies Adversary
