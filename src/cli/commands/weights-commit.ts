import { randomBytes } from 'node:crypto'
import { commitHash } from '../../subtensor/commits.ts'
import { loadHotkey } from '../../wallet/wallet.ts'
import { act, actOptions } from '../act.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { mechanismCall, readRow, rowOptions, versionKeyOf } from '../row.ts'
import { keepSealed } from '../sealed.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'

/** Numbers in a salt, as Bittensor's SDK takes: 128 bits, so that nobody finds the weights by trying. */
const SALT_LENGTH = 8

/** `yuma weights commit`. */
export const weightsCommit = verb({
  name: 'commit',
  summary: 'commit to weights without showing them; they and their salt are kept here until they are revealed',
  args: '<weights...>',
  options: { network, netuid, ...walletOptions, ...rowOptions, ...actOptions },
  async run({ network, netuid, mechanism, versionKey, ...settings }, words, context) {
    const row = readRow(words)
    const signer = await loadHotkey(placeOf(settings, context), context)
    await withDesk(network, context, async (desk) => {
      const version = await versionKeyOf(desk, netuid, versionKey)
      const salt = freshSalt()
      const sealed = { hotkey: signer.address, netuid, mechanism, ...row, salt, versionKey: version }
      const hash = commitHash(sealed)
      const { call, where } = await mechanismCall(desk, { verb: 'commit', mechanism })
      const plan = {
        signer,
        call: { pallet: 'SubtensorModule', call, args: { netuid, ...where, commit_hash: hash } },
        facts: { netuid, mechanism, hotkey: signer.address, hash },
      }
      // What is committed and lost cannot be revealed, so it is kept first.
      if (!settings.dryRun) await keepSealed({ genesisHash: desk.chain.genesisHash, context }, sealed)
      await act({ desk, context }, { plan, settings }, async () => {
        const { epoch, commits } = await desk.commits(sealed)
        const revealEpoch = commits.find((commit) => commit.hash === hash)?.revealEpoch
        const when = revealEpoch === undefined ? '' : `; it is epoch ${epoch} now, reveal them in epoch ${revealEpoch}`
        return { facts: { epoch, revealEpoch }, lines: [`weights committed on subnet ${netuid} as ${hash}${when}`] }
      })
    })
  },
})

function freshSalt(): number[] {
  const bytes = randomBytes(2 * SALT_LENGTH)
  return Array.from({ length: SALT_LENGTH }, (_, at) => bytes.readUInt16LE(2 * at))
}
