import { type Adversary, NO_GAIN } from './adversary.ts'
import { moody } from './moody.ts'
import { withMiner } from './recast.ts'

const WHO = 'miner-8'

/** Half of all requests are turned away as if there were too many. */
export default {
  name: 'refusing as busy',
  summary: 'says of half of all requests that it is busy',
  bound: 'refusals count as asked and not served, in challenges and in load tests.',
  promised: NO_GAIN,
  attackers: [WHO],
  arrange: (plan) => withMiner(plan, WHO, { wrap: (modules, { random }) => moody(modules, () => random() < 0.5) }),
} satisfies Adversary
