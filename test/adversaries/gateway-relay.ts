import { query } from '../../src/gateway/gateway.ts'
import { type Adversary, RELAY } from './adversary.ts'
import { withMiner } from './recast.ts'

const WHO = 'miner-8'
const GATEWAY = 'validator-1'
const TIMEOUT_MS = 10_000

/** No model of its own: every question is put to a validator's gateway, as if a person asked. */
export default {
  name: 'relay through a gateway',
  summary: "has no model, and puts every question to a validator's gateway, from an address that nobody knows",
  bound:
    "a gateway turns away the addresses that miners publish (docs/security.md); who hides gets what the gateway's best miner has left, later than it, and in a load test next to nothing.",
  promised: RELAY,
  attackers: [WHO],
  arrange: (plan) =>
    withMiner(plan, WHO, {
      wrap: (modules, { chain, netuid, queriesOf, addressOf }) => ({
        ...modules,
        works: modules.works.map(({ task, model }) => ({
          task,
          model: {
            ...model,
            async run(inputs) {
              const metagraph = await chain.metagraph(netuid)
              // Its own name would send the question back to itself.
              const neurons = metagraph.neurons.filter(({ hotkey }) => hotkey !== modules.hotkey.address)
              const gateway = {
                asker: queriesOf(GATEWAY),
                hotkey: addressOf(GATEWAY),
                metagraph: () => ({ ...metagraph, neurons }),
                head: () => metagraph.block,
                log: modules.log,
              }
              return (await query(gateway, { task, inputs }, { timeoutMs: TIMEOUT_MS })).outputs
            },
          },
        })),
      }),
    }),
} satisfies Adversary
