import { type Adversary, SYBIL } from './adversary.ts'
import { withMiner } from './recast.ts'

const WHO = ['miner-5', 'miner-6', 'miner-7', 'miner-8']
const MACHINE = 'miner-5'

/** Units a second of the machine, all of them declared: a machine that is saturated, and large beside one request. */
const UNITS = 48

/** Four uids with one model and one machine, each of which says that the whole machine is its own. */
export default {
  name: 'four uids on one machine',
  summary: 'registers four uids for one machine, each declaring the whole of it',
  bound:
    'load tests ask all uids in the same second, so that the four prove together what the machine does, and answers that come too late lower the share that was served.',
  promised: SYBIL,
  attackers: WHO,
  compare: (plan) => {
    const { miners } = withMiner(plan, MACHINE, { unitsPerSecond: UNITS, declares: UNITS })
    return { ...plan, miners: miners.filter(({ name }) => name === MACHINE || !WHO.includes(name)) }
  },
  arrange(plan) {
    const one = { ...plan.miners.find(({ name }) => name === MACHINE)!, unitsPerSecond: UNITS, declares: UNITS }
    const share = (name: string) => ({ ...one, name, machine: MACHINE })
    return { ...plan, miners: plan.miners.map((miner) => (WHO.includes(miner.name) ? share(miner.name) : miner)) }
  },
} satisfies Adversary
