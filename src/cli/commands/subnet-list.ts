import { formatTao } from '../../lib/tao.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { answer, columns } from '../output.ts'
import { printable } from '../printable.ts'
import { network } from '../shared-options.ts'

/** `yuma subnet list`. */
export const subnetList = verb({
  name: 'list',
  summary: 'every subnet with its price and pool',
  options: { network },
  async run({ network }, _args, context) {
    const { subnets, cost } = await withDesk(network, context, async ({ chain, market }) => {
      const [subnets, cost] = await Promise.all([market.subnets(), chain.networkCost()])
      return { subnets, cost }
    })
    answer(context.out, { subnets, cost }, () => [
      ...columns(
        ['netuid', 'name', 'price τ', 'TAO in', 'alpha in', 'alpha out', 'emission α', 'tempo', 'since', 'owner'],
        subnets.map((subnet) => [
          String(subnet.netuid),
          printable(`${subnet.symbol} ${subnet.name}`, NAME),
          formatTao(subnet.price, 6),
          formatTao(subnet.taoIn, 3),
          formatTao(subnet.alphaIn, 3),
          formatTao(subnet.alphaOut, 3),
          formatTao(subnet.alphaOutEmission, 6),
          String(subnet.tempo),
          String(subnet.blocksSinceEpoch),
          subnet.ownerColdkey,
        ]),
      ),
      `a new one costs ${formatTao(cost, 3)} TAO`,
    ])
  },
})

/** Longest name shown. */
const NAME = 24
