import { alpha, integer, text } from '../../config/kind.ts'
import { formatTao } from '../../lib/tao.ts'
import { loadColdkey } from '../../wallet/wallet.ts'
import { act, actOptions } from '../act.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { addressOf, hotkeyAddress, hotkeyOf } from '../keys.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'

/** `yuma stake move`. */
export const stakeMove = verb({
  name: 'move',
  summary: 'move stake of the coldkey from behind one hotkey to behind another',
  options: {
    network,
    netuid,
    ...walletOptions,
    hotkeyAddress,
    to: { help: 'address of the hotkey to stand behind', type: text },
    toNetuid: { help: 'subnet to move to, where it is another', type: integer(0, 65_535).optional() },
    amount: { help: 'alpha to move', type: alpha },
    ...actOptions,
  },
  async run({ network, netuid, to, toNetuid = netuid, amount, ...settings }, _args, context) {
    const from = await hotkeyOf(settings, context)
    const destination = addressOf(to)
    const signer = await loadColdkey(placeOf(settings, context), context)
    const args = {
      origin_hotkey: from,
      destination_hotkey: destination,
      origin_netuid: netuid,
      destination_netuid: toNetuid,
      alpha_amount: amount,
    }
    await withDesk(network, context, async (desk) => {
      const plan = {
        signer,
        call: { pallet: 'SubtensorModule', call: 'move_stake', args },
        facts: { from, to: destination, netuid, toNetuid, amount },
      }
      await act({ desk, context }, { plan, settings }, () => ({
        lines: [`${formatTao(amount)} alpha moved to ${destination} on subnet ${toNetuid}`],
      }))
    })
  },
})
