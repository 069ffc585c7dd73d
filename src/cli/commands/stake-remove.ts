import { alpha, yesNo } from '../../config/kind.ts'
import { BadInputError } from '../../lib/errors.ts'
import { formatTao } from '../../lib/tao.ts'
import type { NamedCall } from '../../subtensor/extrinsic.ts'
import { loadColdkey } from '../../wallet/wallet.ts'
import { act, actOptions } from '../act.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { hotkeyAddress, hotkeyOf } from '../keys.ts'
import { limitOptions, sellLimit } from '../limit.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'
import { limitOf, tradeCall } from '../stake-calls.ts'
import { stakeMoved } from '../stake-events.ts'

/** `yuma stake remove`. */
export const stakeRemove = verb({
  name: 'remove',
  summary: 'turn alpha of the coldkey behind a hotkey back into TAO',
  options: {
    network,
    netuid,
    ...walletOptions,
    hotkeyAddress,
    amount: { help: 'alpha to take out', type: alpha.optional() },
    all: { help: 'take all of it out', type: yesNo, default: false },
    ...limitOptions,
    ...actOptions,
  },
  async run({ network, netuid, amount, all, ...settings }, _args, context) {
    if ((amount === undefined) !== all) throw new BadInputError('expected either --amount or --all')
    const hotkey = await hotkeyOf(settings, context)
    const signer = await loadColdkey(placeOf(settings, context), context)
    await withDesk(network, context, async (desk) => {
      const price = await desk.market.price(netuid)
      const quote = amount === undefined ? undefined : await desk.market.quoteSell(netuid, amount)
      const worst = settings.safe ? sellLimit(price, settings.tolerance) : undefined
      const call =
        amount === undefined
          ? everything(hotkey, netuid, worst)
          : await tradeCall(desk, {
              call: 'remove_stake',
              args: { hotkey, netuid, amount_unstaked: amount },
              limit: { price: worst, partial: settings.partial },
            })
      const limit = limitOf(call)
      const plan = {
        signer,
        call,
        facts: { netuid, hotkey, amount, price, limit, expected: quote?.tao },
        outlook: [
          `price ${formatTao(price)} TAO${limit === undefined ? '' : `, at least ${formatTao(limit)}`}`,
          ...(quote === undefined ? [] : [`expected ${formatTao(quote.tao)} TAO`]),
        ],
      }
      await act({ desk, context }, { plan, settings }, (receipt) => {
        const moved = stakeMoved(receipt, 'StakeRemoved')
        const sold = moved?.alpha ?? amount ?? 0n
        const got = moved === undefined ? '' : ` for ${formatTao(moved.tao)} TAO`
        return {
          facts: { tao: moved?.tao, alpha: moved?.alpha },
          lines: [`${formatTao(sold)} alpha taken from behind ${hotkey} on subnet ${netuid}${got}`],
        }
      })
    })
  },
})

function everything(hotkey: string, netuid: number, limit: bigint | undefined): NamedCall {
  return {
    pallet: 'SubtensorModule',
    call: 'remove_stake_full_limit',
    args: { hotkey, netuid, limit_price: limit ?? null },
  }
}
