import { formatTao } from '../../lib/tao.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { answer, columns } from '../output.ts'
import { network } from '../shared-options.ts'

/** `yuma root list`. */
export const rootList = verb({
  name: 'list',
  summary: 'members of the root network, those with the most stake first',
  options: { network },
  async run({ network }, _args, context) {
    const { neurons } = await withDesk(network, context, ({ chain }) => chain.metagraph(0))
    const members = neurons
      .map(({ uid, hotkey, coldkey, stake }) => ({ uid, hotkey, coldkey, stake }))
      .sort((a, b) => (a.stake === b.stake ? a.uid - b.uid : a.stake > b.stake ? -1 : 1))
    answer(context.out, { members }, () =>
      columns(
        ['uid', 'hotkey', 'coldkey', 'stake τ'],
        members.map(({ uid, hotkey, coldkey, stake }) => [String(uid), hotkey, coldkey, formatTao(stake, 3)]),
      ),
    )
  },
})
