import { yesNo } from '../../config/kind.ts'
import { loadColdkey, loadHotkey } from '../../wallet/wallet.ts'
import { verb } from '../command.ts'
import { withChain } from '../connect.ts'
import { answer } from '../output.ts'
import { network, placeOf, walletOptions } from '../shared-options.ts'

/** `yuma subnet create`. */
export const subnetCreate = verb({
  name: 'create',
  summary: 'create a subnet owned by the coldkey, with the hotkey as uid 0, and start it',
  options: {
    network,
    ...walletOptions,
    start: { help: 'switch its emission on at once', type: yesNo, default: true },
  },
  async run({ network, start, ...wallet }, _args, context) {
    const place = placeOf(wallet, context)
    const coldkey = await loadColdkey(place, context)
    const { address } = await loadHotkey(place, context)
    const made = await withChain(network, context, async (chain) => {
      const cost = await chain.networkCost()
      const netuid = await chain.registerNetwork(coldkey, { hotkey: address })
      if (start) await chain.startCall(coldkey, { netuid })
      return { netuid, cost, owner: coldkey.address, hotkey: address, started: start }
    })
    answer(context.out, made, () => [`subnet ${made.netuid} created${start ? ' and started' : ''}`])
  },
})
