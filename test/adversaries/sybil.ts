import type { SimulationPlan } from '../../src/sim/plan.ts'
import { type Adversary, SYBIL } from './adversary.ts'
import { withMiner } from './recast.ts'

const WHO = ['miner-5', 'miner-6', 'miner-7', 'miner-8']
const MACHINE = 'miner-5'

/** Units a second of the machine, all of them declared: a machine that is saturated, and large beside one request. */
const UNITS = 48
/** Shares of all that machines can do for which people ask, beside challenges. */
const DEMANDS = [0.05, 0.3, 0.8]

const BOUND =
  'load tests ask all uids in the same second, so that the four prove together what the machine does, and answers that come too late lower the share that was served.'

/** Four uids with one model and one machine, each of which says that the whole machine is its own. */
const sybil = (demand: number): Adversary => {
  const busy = (plan: SimulationPlan): SimulationPlan => (demand === 0 ? plan : { ...plan, demand })
  return {
    name: demand === 0 ? 'four uids on one machine' : `four uids on one machine, ${100 * demand} % demand`,
    summary: `registers four uids for one machine, each declaring the whole of it${demand === 0 ? '' : `; people ask for ${100 * demand} % of what all machines can do`}`,
    ...(demand === 0 && { bound: BOUND }),
    promised: SYBIL,
    attackers: WHO,
    compare: (plan) => {
      const { miners } = withMiner(plan, MACHINE, { unitsPerSecond: UNITS, declares: UNITS })
      return busy({ ...plan, miners: miners.filter(({ name }) => name === MACHINE || !WHO.includes(name)) })
    },
    arrange(plan) {
      const one = { ...plan.miners.find(({ name }) => name === MACHINE)!, unitsPerSecond: UNITS, declares: UNITS }
      const share = (name: string) => ({ ...one, name, machine: MACHINE })
      return busy({
        ...plan,
        miners: plan.miners.map((miner) => (WHO.includes(miner.name) ? share(miner.name) : miner)),
      })
    },
  }
}

/** The same beside people who ask. */
export const BUSY_SYBILS: readonly Adversary[] = DEMANDS.map(sybil)

export default sybil(0)
