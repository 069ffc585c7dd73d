import { alpha, integer } from '../../config/kind.ts'
import { formatTao } from '../../lib/tao.ts'
import { loadColdkey } from '../../wallet/wallet.ts'
import { act, actOptions } from '../act.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { hotkeyAddress, hotkeyOf } from '../keys.ts'
import { limitOptions, relativePrice, sellLimit } from '../limit.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'
import { limitOf, tradeCall } from '../stake-calls.ts'

/** `yuma stake swap`. */
export const stakeSwap = verb({
  name: 'swap',
  summary: 'swap stake behind a hotkey from one subnet to another',
  options: {
    network,
    netuid,
    ...walletOptions,
    hotkeyAddress,
    toNetuid: { help: 'subnet to swap to', type: integer(0, 65_535) },
    amount: { help: 'alpha to swap', type: alpha },
    ...limitOptions,
    ...actOptions,
  },
  async run({ network, netuid, toNetuid, amount, ...settings }, _args, context) {
    const hotkey = await hotkeyOf(settings, context)
    const signer = await loadColdkey(placeOf(settings, context), context)
    await withDesk(network, context, async (desk) => {
      const [origin, destination] = await Promise.all([desk.market.price(netuid), desk.market.price(toNetuid)])
      const price = relativePrice(origin, destination)
      const worst = settings.safe ? sellLimit(price, settings.tolerance) : undefined
      const args = { hotkey, origin_netuid: netuid, destination_netuid: toNetuid, alpha_amount: amount }
      const call = await tradeCall(desk, {
        call: 'swap_stake',
        args,
        limit: { price: worst, partial: settings.partial },
      })
      const limit = limitOf(call)
      const plan = {
        signer,
        call,
        facts: { hotkey, netuid, toNetuid, amount, price, limit },
        outlook: [
          `one alpha is worth ${formatTao(price)} on subnet ${toNetuid}${limit === undefined ? '' : `, at least ${formatTao(limit)}`}`,
        ],
      }
      await act({ desk, context }, { plan, settings }, () => ({
        lines: [`${formatTao(amount)} alpha behind ${hotkey} swapped from subnet ${netuid} to ${toNetuid}`],
      }))
    })
  },
})
