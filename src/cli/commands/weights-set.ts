import { BadInputError } from '../../lib/errors.ts'
import { loadHotkey } from '../../wallet/wallet.ts'
import { act, actOptions } from '../act.ts'
import { adviceOn } from '../advice.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { mechanismCall, readRow, rowOptions, versionKeyOf } from '../row.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'

/** `yuma weights set`. */
export const weightsSet = verb({
  name: 'set',
  summary: 'set the hotkey’s weights, which replace its row: yuma weights set 3=1 7=0.5',
  args: '<weights...>',
  options: { network, netuid, ...walletOptions, ...rowOptions, ...actOptions },
  async run({ network, netuid, mechanism, versionKey, ...settings }, words, context) {
    const { uids, values } = readRow(words)
    const signer = await loadHotkey(placeOf(settings, context), context)
    await withDesk(network, context, async (desk) => {
      // The pool has no number for this reason, so it is told before.
      if ((await desk.chain.hyperparameters(netuid)).commitRevealEnabled)
        throw new BadInputError(`CommitRevealEnabled: ${adviceOn('CommitRevealEnabled')}`)
      const version = await versionKeyOf(desk, netuid, versionKey)
      const { call, where } = await mechanismCall(desk, { verb: 'set', mechanism })
      const args = { netuid, ...where, dests: uids, weights: values, version_key: version }
      const facts = { netuid, mechanism, hotkey: signer.address, uids, values, versionKey: version }
      const plan = { signer, call: { pallet: 'SubtensorModule', call, args }, facts }
      await act({ desk, context }, { plan, settings }, () => ({
        lines: [`weights of ${uids.length} neurons set on subnet ${netuid}`],
      }))
    })
  },
})
