import { integer } from '../../config/kind.ts'
import type { Commits } from '../../subtensor/commits.ts'
import type { Desk } from '../../subtensor/desk.ts'
import { UnsupportedChainError } from '../../subtensor/errors.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { answer, columns } from '../output.ts'
import { rowOptions } from '../row.ts'
import { netuid, network } from '../shared-options.ts'

/** `yuma weights show`. */
export const weightsShow = verb({
  name: 'show',
  summary: 'who gives whom which part of its weights, and who has committed to some',
  options: {
    network,
    netuid,
    mechanism: rowOptions.mechanism,
    uid: { help: 'one validator only', type: integer(0, 65_535).optional() },
  },
  async run({ network, netuid, mechanism, uid }, _args, context) {
    const rows = await withDesk(network, context, async (desk) => {
      const { inputs, hotkeys } = await desk.votes(netuid, mechanism)
      const validators = [...hotkeys.keys()].filter((at) => uid === undefined || at === uid)
      const rows = await Promise.all(
        validators.map(async (validator) => {
          const row = inputs.weights[validator] ?? []
          const total = row.reduce((sum, [, value]) => sum + value, 0)
          const hotkey = hotkeys[validator]!
          const pending = await commitsOf(desk, { hotkey, netuid, mechanism })
          return {
            uid: validator,
            hotkey,
            permit: inputs.validatorPermit[validator] ?? false,
            lastUpdate: inputs.lastUpdate[validator] ?? 0n,
            weights: row.map(([to, value]) => ({ uid: to, value, part: total === 0 ? 0 : value / total })),
            epoch: pending?.epoch,
            commits: pending?.commits ?? [],
          }
        }),
      )
      return rows.filter(({ weights, commits }) => weights.length > 0 || commits.length > 0 || uid !== undefined)
    })
    answer(context.out, { netuid, mechanism, validators: rows }, () => [
      ...columns(
        ['validator', 'hotkey', 'permit', 'set in block', 'weights'],
        rows.map((row) => [
          String(row.uid),
          row.hotkey,
          row.permit ? 'yes' : '',
          String(row.lastUpdate),
          row.weights.map(({ uid: to, part }) => `${to}: ${(part * 100).toFixed(2)} %`).join(', '),
        ]),
      ),
      ...rows.flatMap(({ uid: validator, epoch, commits }) =>
        commits.map(
          ({ hash, block, revealEpoch }) =>
            `${validator} committed to ${hash} in block ${block}; it is epoch ${epoch}, it opens in ${revealEpoch}`,
        ),
      ),
    ])
  },
})

async function commitsOf(
  desk: Desk,
  of: { readonly hotkey: string; readonly netuid: number; readonly mechanism: number },
): Promise<Commits | undefined> {
  try {
    return await desk.commits(of)
  } catch (thrown) {
    // A chain without commit-reveal has nothing to show of it.
    if (thrown instanceof UnsupportedChainError) return undefined
    throw thrown
  }
}
