import { loadColdkey } from '../../wallet/wallet.ts'
import { act, actOptions } from '../act.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { startPlan } from '../plans.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'

/** `yuma subnet start`. */
export const subnetStart = verb({
  name: 'start',
  summary: 'switch a subnet’s emission on; the coldkey is its owner',
  options: { network, netuid, ...walletOptions, ...actOptions },
  async run({ network, netuid, ...settings }, _args, context) {
    const signer = await loadColdkey(placeOf(settings, context), context)
    await withDesk(network, context, (desk) =>
      act({ desk, context }, { plan: startPlan(signer, netuid), settings }, () => ({
        facts: { started: true },
        lines: [`subnet ${netuid} started`],
      })),
    )
  },
})
