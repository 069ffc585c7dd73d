import type { Proportion } from '../../src/sim/proportion.ts'
import type { Bounds } from './promise.ts'

/** What one seed came to; what was not run is absent. */
export type ProportionFacts = {
  readonly seed: number
  readonly proportion: readonly Proportion[]
  /** The greatest difference of a share with other uids, and with half the stake. */
  readonly permuted: number | undefined
  readonly scaled: number | undefined
  /** How much greater the share of the miner with a better model is. */
  readonly gain: number | undefined
  /** What is burned when nobody is above the baseline. */
  readonly burned: number | undefined
  /** What of the promise does not hold, as sentences. */
  readonly broken: readonly string[]
}

export type ProportionSetting = {
  readonly miners: number
  readonly validators: number
  readonly epochs: number
  readonly challenges: number
  readonly bounds: Bounds
}

/** `docs/proportion.md`. */
export function proportionPage(
  { miners, validators, epochs, challenges, bounds }: ProportionSetting,
  facts: readonly ProportionFacts[],
): string {
  const tasks = [...new Set(facts.flatMap(({ proportion }) => proportion.map(({ task }) => task)))]
  const broken = facts.flatMap(({ seed, broken }) => broken.map((each) => `* seed ${seed}: ${each}`))
  const head = ['seed', ...tasks.flatMap((task) => [`${task}: r`, 'share farthest off'])]
  return [
    '# Pay in proportion',
    '',
    'Whether what miners are paid follows what they do: shares of all that miners of a task were paid, beside v·(q − b)/Σ of what',
    'they truly can. Honest fleets with the real roles on the real chain in simulated time. Nobody has written these figures by hand:',
    '`npm run sim:proportion -- --page docs/proportion.md` makes this page.',
    '',
    `${miners} miners, each of one task, ${validators} validators of whom none has half the stake, ${challenges} requests of challenges a miner, task, validator and epoch,`,
    `${epochs} epochs; pay is that of epochs ${bounds.from} to ${epochs}. The promise: a correlation of at least ${bounds.correlation}, and every share within`,
    `${(100 * bounds.by).toFixed(1)} percentage points of what it should be.`,
    '',
    row(head),
    row(head.map(() => '---')),
    ...facts.map(({ seed, proportion }) =>
      row([String(seed), ...tasks.flatMap((task) => cells(proportion.find((each) => each.task === task)))]),
    ),
    row(['**worst**', ...tasks.flatMap((task) => worst(task, facts))]),
    '',
    '## The same fleets otherwise',
    '',
    row(['what is changed', 'what is measured', 'promised', 'worst', 'mean', 'seeds']),
    row(Array(6).fill('---')),
    ...variants(facts, bounds),
    '',
    broken.length === 0 ? 'All of it holds.' : 'What does not hold:',
    ...(broken.length === 0 ? [] : ['', ...broken]),
    '',
  ].join('\n')
}

function cells(proportion: Proportion | undefined): readonly string[] {
  if (proportion === undefined) return ['', '']
  const { correlation, worst } = proportion
  return [correlation?.toFixed(4) ?? '—', `${points(worst.by)} (${worst.name})`]
}

function worst(task: string, facts: readonly ProportionFacts[]): readonly string[] {
  const all = facts.flatMap(({ proportion }) => proportion.filter((each) => each.task === task))
  const correlations = all.flatMap(({ correlation }) => (correlation === undefined ? [] : [correlation]))
  const least = correlations.length === 0 ? '—' : Math.min(...correlations).toFixed(4)
  return [`**${least}**`, `**${points(Math.max(...all.map((each) => each.worst.by)))}**`]
}

function variants(facts: readonly ProportionFacts[], { by }: Bounds): readonly string[] {
  const line = (
    [what, measured, promised]: readonly [string, string, string],
    of: (facts: ProportionFacts) => number | undefined,
    { least, text }: { readonly least: boolean; readonly text: (value: number) => string },
  ): readonly string[] => {
    const found = facts.flatMap((each) => of(each) ?? [])
    if (found.length === 0) return [row([what, measured, promised, 'not run', '', '0'])]
    const most = least ? Math.min(...found) : Math.max(...found)
    const mean = found.reduce((sum, each) => sum + each, 0) / found.length
    return [row([what, measured, promised, text(most), text(mean), String(found.length)])]
  }
  const difference = { least: false, text: points }
  return [
    ...line(
      ['other uids', 'greatest difference of a share', `≤ ${points(2 * by)}`],
      (each) => each.permuted,
      difference,
    ),
    ...line(
      ['half the stake each', 'greatest difference of a share', `≤ ${points(2 * by)}`],
      (each) => each.scaled,
      difference,
    ),
    ...line(['one model is better', 'what its share gains', '≥ 0'], (each) => each.gain, { least: true, text: points }),
    ...line(['everybody at the baseline', 'share that is burned', '≥ 90 %'], (each) => each.burned, {
      least: true,
      text: (share) => `${(100 * share).toFixed(2)} %`,
    }),
  ]
}

const points = (share: number): string => `${(100 * share).toFixed(2)} pp`
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
