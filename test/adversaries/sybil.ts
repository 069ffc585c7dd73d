import type { Attack } from '../../src/sim/attack.ts'
import type { SimulationPlan } from '../../src/sim/plan.ts'

const WHO = ['miner-5', 'miner-6', 'miner-7', 'miner-8']
const MACHINE = 'miner-5'

/** Four uids with one model and one machine, each of which says that the whole machine is its own. */
export default {
  name: 'four uids on one machine',
  summary: 'registers four uids for one machine, each declaring the whole of it',
  attackers: WHO,
  compare: (plan) => ({ ...plan, miners: plan.miners.filter(({ name }) => name === MACHINE || !WHO.includes(name)) }),
  arrange: (plan) => ({
    ...plan,
    miners: plan.miners.map((miner) => (WHO.includes(miner.name) ? shared(plan, miner) : miner)),
  }),
} satisfies Attack

function shared(plan: SimulationPlan, { name }: { readonly name: string }): SimulationPlan['miners'][number] {
  return { ...plan.miners.find((miner) => miner.name === MACHINE)!, name, machine: MACHINE }
}
