import { formatTao, RAO_PER_TAO } from '../../lib/tao.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { coldkeyAddressOption, coldkeyOf } from '../keys.ts'
import { answer, columns } from '../output.ts'
import { network, walletOptions } from '../shared-options.ts'

/** `yuma stake list`. */
export const stakeList = verb({
  name: 'list',
  summary: 'what a coldkey holds: free TAO, and alpha by subnet and hotkey',
  options: { network, ...walletOptions, coldkeyAddress: coldkeyAddressOption },
  async run({ network, ...settings }, _args, context) {
    const coldkey = await coldkeyOf(settings, context)
    const held = await withDesk(network, context, async ({ chain, market }) => {
      const [free, holdings] = await Promise.all([chain.balance(coldkey), market.holdings(coldkey)])
      const netuids = [...new Set(holdings.map(({ netuid }) => netuid))]
      const prices = new Map(
        await Promise.all(netuids.map(async (netuid) => [netuid, await market.price(netuid)] as const)),
      )
      const stakes = holdings
        .map(({ coldkey: _, ...holding }) => {
          const price = prices.get(holding.netuid)!
          return { ...holding, price, value: (holding.stake * price) / RAO_PER_TAO }
        })
        .sort((a, b) => a.netuid - b.netuid || Number(b.stake - a.stake))
      return { coldkey, free, stakes, total: stakes.reduce((sum, { value }) => sum + value, free) }
    })
    answer(context.out, held, () => [
      ...columns(
        ['netuid', 'hotkey', 'alpha', 'price τ', 'value τ', 'registered'],
        held.stakes.map(({ netuid, hotkey, stake, price, value, registered }) => [
          String(netuid),
          hotkey,
          formatTao(stake, 3),
          formatTao(price, 6),
          formatTao(value, 3),
          registered ? 'yes' : '',
        ]),
      ),
      `free ${formatTao(held.free, 3)} TAO, in all ${formatTao(held.total, 3)} TAO at these prices`,
    ])
  },
})
