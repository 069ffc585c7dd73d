import { BadInputError } from '../../lib/errors.ts'
import { loadColdkey } from '../../wallet/wallet.ts'
import { act, actOptions } from '../act.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { network, placeOf, walletOptions } from '../shared-options.ts'

const MAX_NETUID = 65_535

/** `yuma root claim`. */
export const rootClaim = verb({
  name: 'claim',
  summary: 'take in what subnets have paid the coldkey’s stake on the root network: yuma root claim 1 3',
  args: '<netuids...>',
  options: { network, ...walletOptions, ...actOptions },
  async run({ network, ...settings }, words, context) {
    const subnets = [...new Set(words.map(readNetuid))].sort((a, b) => a - b)
    const signer = await loadColdkey(placeOf(settings, context), context)
    await withDesk(network, context, async (desk) => {
      const plan = {
        signer,
        call: { pallet: 'SubtensorModule', call: 'claim_root', args: { subnets } },
        facts: { coldkey: signer.address, netuids: subnets },
      }
      await act({ desk, context }, { plan, settings }, () => ({
        lines: [`root dividends of subnets ${subnets.join(', ')} claimed`],
      }))
    })
  },
})

function readNetuid(word: string): number {
  if (/^\d{1,5}$/.test(word) && Number(word) <= MAX_NETUID) return Number(word)
  throw new BadInputError(`expected netuids such as 1 3, got '${word}'`)
}
