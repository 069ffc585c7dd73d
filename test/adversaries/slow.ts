import { type Adversary, NO_GAIN } from './adversary.ts'
import { moody } from './moody.ts'
import { withMiner } from './recast.ts'

const WHO = 'miner-8'
/** Soon enough for a challenge, too late for a load test. */
const DELAY_MS = 5_000

/** Every answer comes late, but not too late. */
export default {
  name: 'slow',
  summary: 'answers everything five seconds later than it could',
  bound: 'a load test lasts a second, so that a miner that takes five proves no volume, and no volume is no pay.',
  promised: NO_GAIN,
  attackers: [WHO],
  arrange: (plan) =>
    withMiner(plan, WHO, {
      wrap: (modules) =>
        moody(modules, async () => {
          await modules.clock.sleep(DELAY_MS)
          return true
        }),
    }),
} satisfies Adversary
