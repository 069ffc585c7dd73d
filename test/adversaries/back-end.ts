import { type Adversary, RELAY } from './adversary.ts'
import { withMiner } from './recast.ts'

const WHO = ['miner-5', 'miner-6', 'miner-7', 'miner-8']
const MACHINE = 'back-end of one'
/** There and back from each of them to the machine behind, in ms. */
const DETOUR_MS = 80

/** Four names before one machine that does what their four would do. */
export default {
  name: 'relay to a back-end',
  summary: 'four uids pass every question on to one machine behind them, as fast as their four together',
  bound:
    'it cannot be told from serving, and earns what the machine behind proves: what four machines would, less what the detour makes late.',
  promised: RELAY,
  attackers: WHO,
  arrange(plan) {
    const all = plan.miners.filter(({ name }) => WHO.includes(name))
    const unitsPerSecond = all.reduce((sum, miner) => sum + miner.unitsPerSecond, 0)
    return WHO.reduce(
      (changed, name) =>
        withMiner(changed, name, {
          machine: MACHINE,
          unitsPerSecond,
          wrap: (modules) => ({
            ...modules,
            works: modules.works.map(({ task, model }) => ({
              task,
              model: {
                ...model,
                async run(inputs, options) {
                  await modules.clock.sleep(DETOUR_MS, options?.signal)
                  return model.run(inputs, options)
                },
              },
            })),
          }),
        }),
      plan,
    )
  },
} satisfies Adversary
