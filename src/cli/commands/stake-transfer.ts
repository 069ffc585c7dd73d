import { alpha, integer, text } from '../../config/kind.ts'
import { formatTao } from '../../lib/tao.ts'
import { loadColdkey } from '../../wallet/wallet.ts'
import { act, actOptions } from '../act.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { addressOf, hotkeyAddress, hotkeyOf } from '../keys.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'

/** `yuma stake transfer`. */
export const stakeTransfer = verb({
  name: 'transfer',
  summary: 'give stake behind a hotkey to another coldkey',
  options: {
    network,
    netuid,
    ...walletOptions,
    hotkeyAddress,
    to: { help: 'address of the coldkey that gets it', type: text },
    toNetuid: { help: 'subnet it shall lie on, where it is another', type: integer(0, 65_535).optional() },
    amount: { help: 'alpha to give', type: alpha },
    ...actOptions,
  },
  async run({ network, netuid, to, toNetuid = netuid, amount, ...settings }, _args, context) {
    const hotkey = await hotkeyOf(settings, context)
    const destination = addressOf(to)
    const signer = await loadColdkey(placeOf(settings, context), context)
    const args = {
      destination_coldkey: destination,
      hotkey,
      origin_netuid: netuid,
      destination_netuid: toNetuid,
      alpha_amount: amount,
    }
    await withDesk(network, context, async (desk) => {
      const plan = {
        signer,
        call: { pallet: 'SubtensorModule', call: 'transfer_stake', args },
        facts: { hotkey, to: destination, netuid, toNetuid, amount },
      }
      await act({ desk, context }, { plan, settings }, () => ({
        lines: [`${formatTao(amount)} alpha behind ${hotkey} given to ${destination}`],
      }))
    })
  },
})
