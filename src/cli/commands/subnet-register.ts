import { loadColdkey, loadHotkey } from '../../wallet/wallet.ts'
import { verb } from '../command.ts'
import { withChain } from '../connect.ts'
import { answer } from '../output.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'

/** `yuma subnet register`. */
export const subnetRegister = verb({
  name: 'register',
  summary: 'register the hotkey on a subnet; the coldkey pays the burn',
  options: { network, netuid, ...walletOptions },
  async run({ network, netuid, ...wallet }, _args, context) {
    const place = placeOf(wallet, context)
    const coldkey = await loadColdkey(place, context)
    const { address } = await loadHotkey(place, context)
    const uid = await withChain(network, context, (chain) => chain.register(coldkey, { netuid, hotkey: address }))
    answer(context.out, { netuid, uid, hotkey: address }, () => [`${address} has uid ${uid} on subnet ${netuid}`])
  },
})
