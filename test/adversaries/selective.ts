import { type Adversary, NO_GAIN } from './adversary.ts'
import { moody } from './moody.ts'
import { withMiner } from './recast.ts'

const WHO = 'miner-8'
const FAVOURED = ['validator-1', 'validator-2']

/** Only some validators are answered. */
export default {
  name: 'selective',
  summary: 'answers two of the validators and refuses the others',
  bound: "the median of the validators' weights by stake decides: who is refused by the greater half is paid by none.",
  promised: NO_GAIN,
  attackers: [WHO],
  arrange: (plan) =>
    withMiner(plan, WHO, {
      wrap: (modules, { addressOf }) => {
        const favoured = new Set(FAVOURED.map(addressOf))
        return moody(modules, (_, sender) => favoured.has(sender))
      },
    }),
} satisfies Adversary
