import { tao } from '../../config/kind.ts'
import { formatTao } from '../../lib/tao.ts'
import { loadColdkey, loadHotkey } from '../../wallet/wallet.ts'
import { verb } from '../command.ts'
import { withChain } from '../connect.ts'
import { answer } from '../output.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'

/** `yuma stake add`. */
export const stakeAdd = verb({
  name: 'add',
  summary: 'stake TAO of the coldkey behind the hotkey on a subnet',
  options: { network, netuid, ...walletOptions, amount: { help: 'TAO to stake', type: tao } },
  async run({ network, netuid, amount, ...wallet }, _args, context) {
    const place = placeOf(wallet, context)
    const coldkey = await loadColdkey(place, context)
    const { address } = await loadHotkey(place, context)
    const block = await withChain(network, context, (chain) =>
      chain.addStake(coldkey, { netuid, hotkey: address, amount }),
    )
    answer(context.out, { netuid, hotkey: address, amount, block: block.number }, () => [
      `${formatTao(amount)} TAO staked behind ${address} in block ${block.number}`,
    ])
  },
})
