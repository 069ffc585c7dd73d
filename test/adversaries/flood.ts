import { QUIET } from '../../src/sim/network.ts'
import { createAsker } from '../../src/transport/asker.ts'
import { type Adversary, NO_GAIN } from './adversary.ts'
import { withMiner } from './recast.ts'

const WHO = 'miner-8'
/** Questions to every miner, this often. */
const EVERY_MS = 1_000
const TIMEOUT_MS = 5_000

/** A hotkey without a permit asks everybody without end. */
export default {
  name: 'flooding without a permit',
  summary: 'asks every miner once a second with a hotkey that may not ask',
  bound: 'who has no permit is refused at the door, and its own pay does not change.',
  promised: NO_GAIN,
  attackers: [WHO],
  arrange: (plan) =>
    withMiner(plan, WHO, {
      wrap: (modules, { network, chain, netuid, world, who }) => {
        const { hotkey, clock, log } = modules
        const asker = createAsker({ keypair: hotkey, clock, log, connect: network.connect }, QUIET)
        let nonce = 0n
        const flood = async (): Promise<void> => {
          const { neurons, block } = await chain.metagraph(netuid)
          for (const { hotkey: peer, endpoint } of neurons) {
            if (endpoint === undefined || peer === hotkey.address) continue
            const request = { task: 'sim-labels', inputs: [], nonce: ++nonce, block }
            void asker.ask({ hotkey: peer, ...endpoint }, request, { timeoutMs: TIMEOUT_MS })
          }
          world.post(who, EVERY_MS, () => void flood())
        }
        world.post(who, EVERY_MS, () => void flood())
        return modules
      },
    }),
} satisfies Adversary
