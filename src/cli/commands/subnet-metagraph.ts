import { formatTao } from '../../lib/tao.ts'
import { verb } from '../command.ts'
import { withChain } from '../connect.ts'
import { answer, columns } from '../output.ts'
import { netuid, network } from '../shared-options.ts'

/** `yuma subnet metagraph`. */
export const subnetMetagraph = verb({
  name: 'metagraph',
  summary: 'the neurons of a subnet as the chain sees them',
  options: { network, netuid },
  async run({ network, netuid }, _args, context) {
    const metagraph = await withChain(network, context, (chain) => chain.metagraph(netuid))
    answer(context.out, metagraph, () =>
      columns(
        ['uid', 'hotkey', 'endpoint', 'permit', 'stake τ', 'incentive', 'dividends', 'emission τ'],
        metagraph.neurons.map((n) => [
          String(n.uid),
          n.hotkey,
          n.endpoint === undefined ? '' : `${n.endpoint.ip}:${n.endpoint.port}`,
          n.validatorPermit ? 'yes' : '',
          formatTao(n.stake, 3),
          n.incentive.toFixed(4),
          n.dividends.toFixed(4),
          formatTao(n.emission, 3),
        ]),
      ),
    )
  },
})
