import { type Adversary, NO_GAIN } from './adversary.ts'
import { withMiner } from './recast.ts'

const WHO = 'miner-8'
/** How many times what it can hold. */
const BOAST = 8

/** More capacity is declared than there is. */
export default {
  name: 'declaring too much',
  summary: 'says that it holds eight times what it can hold',
  bound: 'the load test asks for what is declared; what comes late is not proven, and counts as asked and not served.',
  promised: NO_GAIN,
  attackers: [WHO],
  arrange: (plan) => withMiner(plan, WHO, { declares: BOAST * plan.miners.find(({ name }) => name === WHO)!.declares }),
} satisfies Adversary
