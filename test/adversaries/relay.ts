import { QUIET } from '../../src/sim/network.ts'
import { createAsker } from '../../src/transport/asker.ts'
import { type Adversary, RELAY } from './adversary.ts'
import { withMiner } from './recast.ts'

const WHO = 'miner-8'
const SOURCE = 'miner-1'
const TIMEOUT_MS = 10_000

/** No model of its own: every question is put to another miner. */
export default {
  name: 'relay to a peer',
  summary: 'has no model, and puts every question to another miner',
  bound:
    "honest miners answer hotkeys with a permit only. A relay to a back-end of one's own cannot be told from serving, and earns what that back-end proves.",
  promised: RELAY,
  attackers: [WHO],
  arrange: (plan) =>
    withMiner(plan, WHO, {
      wrap: (modules, { network, chain, netuid, addressOf }) => {
        const { hotkey, clock, log } = modules
        const asker = createAsker({ keypair: hotkey, clock, log, connect: network.connect }, QUIET)
        const source = addressOf(SOURCE)
        let nonce = 0n
        return {
          ...modules,
          works: modules.works.map(({ task, model }) => ({
            task,
            model: {
              ...model,
              async run(inputs) {
                const { neurons, block } = await chain.metagraph(netuid)
                const endpoint = neurons.find((neuron) => neuron.hotkey === source)?.endpoint
                if (endpoint === undefined) throw new RangeError('the peer has no endpoint')
                const peer = { hotkey: source, ...endpoint }
                const request = { task: task.name, inputs, nonce: ++nonce, block }
                const answer = await asker.ask(peer, request, { timeoutMs: TIMEOUT_MS })
                if (!answer.ok) throw new RangeError(`the peer answers ${answer.code}`)
                return answer.outputs
              },
            },
          })),
        }
      },
    }),
} satisfies Adversary
