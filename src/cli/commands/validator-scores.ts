import { accountsOf, type RoundAccount } from '../../../validator/account.ts'
import { integer, text } from '../../config/kind.ts'
import { ready } from '../../crypto/ready.ts'
import { verb } from '../command.ts'
import { answer, columns } from '../output.ts'
import { placeOf, walletOptions } from '../shared-options.ts'
import { dataFolder } from '../validator-data.ts'

/** `yuma validator scores`: what a uid was asked, what it answered, how that was judged and why. */
export const validatorScores = verb({
  name: 'scores',
  summary: 'what a uid was asked, answered, judged and paid for, round by round',
  options: {
    uid: { help: 'whose', type: integer(0, 65_535) },
    data: { help: 'folder of the validator, default under the state directory', type: text.optional() },
    ...walletOptions,
  },
  async run({ uid, data, ...wallet }, _args, context) {
    await ready()
    const rounds = await accountsOf(await dataFolder(data, placeOf(wallet, context), context), uid)
    answer(context.out, { uid, rounds }, () =>
      rounds.length === 0
        ? ['no round is kept yet']
        : columns(
            [
              'round',
              'task',
              'asked',
              'answered',
              'score',
              'baseline',
              'volume',
              'served',
              'standing',
              'weight',
              'why',
            ],
            rounds.flatMap(rowsOf),
          ),
    )
  },
})

function rowsOf({ epoch, tasks, known, weight }: RoundAccount): string[][] {
  return tasks.map(({ task, asked, answered, judged, score, baseline, reasons }) => {
    const now = known.find((entry) => entry.task === task)
    const share = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(3))
    return [
      String(epoch),
      task,
      String(asked),
      String(answered),
      judged === 0 ? '–' : share(score),
      judged === 0 ? '–' : share(baseline),
      now === undefined ? '–' : now.volume.toFixed(1),
      share(now?.availability),
      share(now?.standing),
      String(weight),
      Object.entries(reasons)
        .map(([reason, times]) => `${times} ${reason}`)
        .join(', '),
    ]
  })
}
