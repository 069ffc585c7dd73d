import { yesNo } from '../../config/kind.ts'
import type { Keypair } from '../../crypto/keypair.ts'
import { formatTao } from '../../lib/tao.ts'
import type { Desk } from '../../subtensor/desk.ts'
import { ExtrinsicError, UnsupportedChainError } from '../../subtensor/errors.ts'
import type { Receipt } from '../../subtensor/submit.ts'
import { loadColdkey } from '../../wallet/wallet.ts'
import { act, actOptions, submit } from '../act.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import type { Context } from '../context.ts'
import { hotkeyOf } from '../keys.ts'
import { startPlan } from '../plans.ts'
import { network, placeOf, walletOptions } from '../shared-options.ts'

/** `yuma subnet create`. */
export const subnetCreate = verb({
  name: 'create',
  summary: 'create a subnet owned by the coldkey, with the hotkey as uid 0, and start it',
  options: {
    network,
    ...walletOptions,
    start: { help: 'switch its emission on at once, where the chain lets it', type: yesNo, default: true },
    ...actOptions,
  },
  async run({ network, start, ...settings }, _args, context) {
    const hotkey = await hotkeyOf(settings, context)
    const signer = await loadColdkey(placeOf(settings, context), context)
    await withDesk(network, context, async (desk) => {
      const cost = await desk.chain.networkCost()
      const plan = {
        signer,
        call: { pallet: 'SubtensorModule', call: 'register_network', args: { hotkey } },
        facts: { cost, owner: signer.address, hotkey },
        outlook: [`lock cost ${formatTao(cost)} TAO`],
      }
      await act({ desk, context }, { plan, settings }, async (receipt) => {
        const netuid = netuidOf(receipt)
        const started = start && (await startNow({ desk, context }, signer, netuid))
        const next = started ? ' and started' : start ? '; start it when it is old enough: yuma subnet start' : ''
        return { facts: { netuid, started }, lines: [`subnet ${netuid} created for ${formatTao(cost)} TAO${next}`] }
      })
    })
  },
})

function netuidOf({ events }: Receipt): number {
  const added = events.find(({ pallet, name }) => pallet === 'SubtensorModule' && name === 'NetworkAdded')
  if (typeof added?.data[0] === 'bigint') return Number(added.data[0])
  throw new UnsupportedChainError('a network was registered and the chain does not say its netuid')
}

/** Whether it was started; a chain may want a subnet to be some blocks old first. */
async function startNow(
  modules: { readonly desk: Desk; readonly context: Context },
  signer: Keypair,
  netuid: number,
): Promise<boolean> {
  try {
    await submit(modules, startPlan(signer, netuid), { dryRun: false, final: false })
    return true
  } catch (thrown) {
    if (thrown instanceof ExtrinsicError && thrown.name === 'NeedWaitingMoreBlocksToStarCall') return false
    throw thrown
  }
}
