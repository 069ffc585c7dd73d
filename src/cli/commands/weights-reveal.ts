import { text } from '../../config/kind.ts'
import { BadInputError } from '../../lib/errors.ts'
import type { Commits, Sealed } from '../../subtensor/commits.ts'
import type { Desk } from '../../subtensor/desk.ts'
import { loadHotkey } from '../../wallet/wallet.ts'
import { act, actOptions } from '../act.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import type { Context } from '../context.ts'
import { mechanismCall, rowOptions } from '../row.ts'
import { dropSealed, findSealed } from '../sealed.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'

/** `yuma weights reveal`. */
export const weightsReveal = verb({
  name: 'reveal',
  summary: 'reveal the weights that yuma weights commit committed to',
  options: {
    network,
    netuid,
    ...walletOptions,
    mechanism: rowOptions.mechanism,
    hash: { help: 'which commit, default the one whose epoch it is, or the oldest', type: text.optional() },
    ...actOptions,
  },
  async run({ network, netuid, mechanism, hash, ...settings }, _args, context) {
    const signer = await loadHotkey(placeOf(settings, context), context)
    await withDesk(network, context, async (desk) => {
      const held = await desk.commits({ hotkey: signer.address, netuid, mechanism })
      const chosen = hash ?? choose(held)
      const { uids, values, salt, versionKey } = await found({ desk, context }, chosen)
      const { call, where } = await mechanismCall(desk, { verb: 'reveal', mechanism })
      const args = { netuid, ...where, uids, values, salt, version_key: versionKey }
      const commit = held.commits.find((one) => one.hash === chosen)
      const plan = {
        signer,
        call: { pallet: 'SubtensorModule', call, args },
        facts: { netuid, mechanism, hotkey: signer.address, hash: chosen, epoch: held.epoch, uids, values },
        outlook: commit === undefined ? [] : [`it is epoch ${held.epoch}, the commit opens in ${commit.revealEpoch}`],
      }
      await act({ desk, context }, { plan, settings }, async () => {
        await dropSealed({ genesisHash: desk.chain.genesisHash, context }, chosen)
        return { lines: [`weights of ${uids.length} neurons revealed on subnet ${netuid}`] }
      })
    })
  },
})

function choose({ epoch, commits }: Commits): string {
  const chosen = commits.find(({ revealEpoch }) => revealEpoch === epoch) ?? commits[0]
  if (chosen === undefined) throw new BadInputError('the hotkey has committed to nothing there')
  return chosen.hash
}

async function found({ desk, context }: { desk: Desk; context: Context }, hash: string): Promise<Sealed> {
  const sealed = await findSealed({ genesisHash: desk.chain.genesisHash, context }, hash)
  if (sealed !== undefined) return sealed
  throw new BadInputError(`the weights behind ${hash} are not kept here; reveal them where they were committed`)
}
