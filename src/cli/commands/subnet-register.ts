import { formatTao } from '../../lib/tao.ts'
import { loadColdkey } from '../../wallet/wallet.ts'
import { act, actOptions } from '../act.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { hotkeyOf } from '../keys.ts'
import { answer } from '../output.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'

/** `yuma subnet register`. */
export const subnetRegister = verb({
  name: 'register',
  summary: 'register the hotkey on a subnet; the coldkey pays the burn',
  options: { network, netuid, ...walletOptions, ...actOptions },
  async run({ network, netuid, ...settings }, _args, context) {
    const hotkey = await hotkeyOf(settings, context)
    const signer = await loadColdkey(placeOf(settings, context), context)
    await withDesk(network, context, async (desk) => {
      const there = await desk.chain.uid(netuid, hotkey)
      if (there !== undefined) {
        const facts = { netuid, uid: there, hotkey, registered: false }
        return answer(context.out, facts, () => [`${hotkey} has uid ${there} on subnet ${netuid} already`])
      }
      const cost = await desk.chain.burn(netuid)
      const plan = {
        signer,
        call: { pallet: 'SubtensorModule', call: 'burned_register', args: { netuid, hotkey } },
        facts: { netuid, hotkey, cost },
        outlook: [`burn ${formatTao(cost)} TAO`],
      }
      await act({ desk, context }, { plan, settings }, async () => {
        const uid = await desk.chain.uid(netuid, hotkey)
        return { facts: { uid, registered: true }, lines: [`${hotkey} has uid ${uid} on subnet ${netuid}`] }
      })
    })
  },
})
