import { loadColdkey } from '../../wallet/wallet.ts'
import { act, actOptions } from '../act.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { hotkeyAddress, hotkeyOf } from '../keys.ts'
import { network, placeOf, walletOptions } from '../shared-options.ts'

/** `yuma root register`. */
export const rootRegister = verb({
  name: 'register',
  summary: 'make a hotkey a member of the root network',
  options: { network, ...walletOptions, hotkeyAddress, ...actOptions },
  async run({ network, ...settings }, _args, context) {
    const hotkey = await hotkeyOf(settings, context)
    const signer = await loadColdkey(placeOf(settings, context), context)
    await withDesk(network, context, async (desk) => {
      const plan = {
        signer,
        call: { pallet: 'SubtensorModule', call: 'root_register', args: { hotkey } },
        facts: { netuid: 0, hotkey },
      }
      await act({ desk, context }, { plan, settings }, async () => {
        const uid = await desk.chain.uid(0, hotkey)
        return { facts: { uid }, lines: [`${hotkey} has uid ${uid} on the root network`] }
      })
    })
  },
})
