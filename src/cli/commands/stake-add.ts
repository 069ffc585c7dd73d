import { tao } from '../../config/kind.ts'
import { formatTao } from '../../lib/tao.ts'
import { loadColdkey } from '../../wallet/wallet.ts'
import { act, actOptions } from '../act.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { hotkeyAddress, hotkeyOf } from '../keys.ts'
import { buyLimit, limitOptions } from '../limit.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'
import { limitOf, tradeCall } from '../stake-calls.ts'
import { stakeMoved } from '../stake-events.ts'

/** `yuma stake add`. */
export const stakeAdd = verb({
  name: 'add',
  summary: 'stake TAO of the coldkey behind a hotkey on a subnet',
  options: {
    network,
    netuid,
    ...walletOptions,
    hotkeyAddress,
    amount: { help: 'TAO to stake', type: tao },
    ...limitOptions,
    ...actOptions,
  },
  async run({ network, netuid, amount, ...settings }, _args, context) {
    const hotkey = await hotkeyOf(settings, context)
    const signer = await loadColdkey(placeOf(settings, context), context)
    await withDesk(network, context, async (desk) => {
      const price = await desk.market.price(netuid)
      const quote = await desk.market.quoteBuy(netuid, amount)
      const worst = settings.safe ? buyLimit(price, settings.tolerance) : undefined
      const call = await tradeCall(desk, {
        call: 'add_stake',
        args: { hotkey, netuid, amount_staked: amount },
        limit: { price: worst, partial: settings.partial },
      })
      const limit = limitOf(call)
      const plan = {
        signer,
        call,
        facts: { netuid, hotkey, amount, price, limit, expected: quote?.alpha },
        outlook: [
          `price ${formatTao(price)} TAO${limit === undefined ? '' : `, at most ${formatTao(limit)}`}`,
          ...(quote === undefined ? [] : [`expected ${formatTao(quote.alpha)} alpha`]),
        ],
      }
      await act({ desk, context }, { plan, settings }, (receipt) => {
        const moved = stakeMoved(receipt, 'StakeAdded')
        const got = moved === undefined ? '' : ` for ${formatTao(moved.alpha)} alpha`
        return {
          facts: { tao: moved?.tao, alpha: moved?.alpha },
          lines: [`${formatTao(moved?.tao ?? amount)} TAO staked behind ${hotkey} on subnet ${netuid}${got}`],
        }
      })
    })
  },
})
