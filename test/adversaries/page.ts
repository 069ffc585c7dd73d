import type { Adversary } from './adversary.ts'
import { boundText, brokenIn, mean, payOf } from './kept.ts'
import type { Outcome } from './outcome.ts'
import { TEXT_CHEATS } from './text.ts'
import { WEIGHT_CHEATS } from './weights.ts'

/** How the figures were made. */
export type Setting = {
  readonly seeds: readonly number[]
  readonly epochs: number
  readonly miners: number
  readonly validators: number
  readonly challenges: number
}

/** An attack, and what it came to for each seed. */
export type Played = readonly [Adversary, readonly Outcome[]]

/** `docs/incentives.md` with the figures of every attack. */
export function pageOf(setting: Setting, outcomes: readonly Played[]): string {
  const { seeds, epochs, miners, validators, challenges } = setting
  const from = Math.floor(epochs / 2) + 1
  const broken = outcomes.flatMap(([{ name, promised }, runs]) =>
    brokenIn(promised, runs).map((each) => `* **${name}**: ${each}`),
  )
  const head = ['attack', 'what is done', 'who', 'τ an epoch without', 'with', 'ratio', 'others']
  const rest = ['caught as', 'over by', 'bound', 'kept']
  return [
    '# What cheating pays',
    '',
    'Every cheat below is a small plug-in on the real miner or validator (`test/adversaries/`), played out in simulated time on',
    'the real chain, beside the same subnet without it and with the same seeds. Nobody has written these figures by hand:',
    '`npm run sim:incentives` makes this page, and fails when a bound is broken. One attack alone, with a chart of emission by uid over time:',
    '`yuma sim --adversaries dist/test/adversaries/copier.js --out copier`.',
    '',
    `${miners} miners, ${validators} validators, ${challenges} requests of challenges a miner, task, validator and epoch, ${epochs} epochs; pay is that of epochs ${from} to ${epochs},`,
    `the mean of ${seeds.length === 1 ? 'one seed' : `${seeds.length} seeds`}. *Who* are those who are to gain by it, or *the victim*. *Others* is what all other miners get, with the`,
    'attack over without. *Caught as* counts the verdicts of judges over answers, and the rounds in which an audit finds something of a validator.',
    '*Over by* is the epoch from which on the attackers stay below a tenth of honest pay. *Bound* is what is promised of the ratio, of others and of the audit.',
    '',
    row([...head, ...rest]),
    row(Array.from([...head, ...rest], () => '---')),
    ...outcomes.map(line),
    '',
    broken.length === 0
      ? 'Every bound is kept, and the audit finds nothing of an honest validator.'
      : 'What is broken:',
    ...(broken.length === 0 ? [] : ['', ...broken]),
    '',
    '## What is promised',
    '',
    '* **content**: who answers with less than the work, or forges, earns less than a tenth of honest pay.',
    '* **no gain**, **relay**, **one machine**: who serves badly, passes questions on, or has many names for one machine earns no more than who serves; several',
    '  uids at most 1.05 times one.',
    '* **idle validator**: who copies weights, or makes them up, earns at most 1.03 times an honest validator, and the audit finds it within one epoch',
    '  (`test/e2e/sim-audit.test.ts`).',
    '* **colluding stake**: a share s of the stake takes at most s + 2 % from a victim, and gives a friend at most 1/(1 − s).',
    '* **others**: honest fleets lose at most 2 % in attacks without colluding stake.',
    '',
    '## What it shows, and what it does not',
    '',
    ...outcomes.flatMap(([{ name, bound }]) => (bound === undefined ? [] : [`* **${name}**: ${bound}`])),
    '',
    '## Cheats on real models',
    '',
    'Simulated models are a matrix and a list of labels. How far the weights of a real one can be lightened before it is found was measured on the',
    `models themselves: ${WEIGHT_CHEATS.join(', ')} in [Served tasks, measured](tasks.md#served-tasks-measured), and for generated text in`,
    '[Generated text, measured](tasks.md#generated-text-measured):',
    '',
    ...Object.keys(TEXT_CHEATS).map((name) => `* ${name}`),
    '',
    'All of them are judged as a validator judges, in `test/integration/served-cheats.test.ts` and `test/integration/text-adversaries.test.ts`: what is found of',
    'weights is a proven failure, and what that does to pay is the row *cheaper model*.',
    '',
  ].join('\n')
}

function line([attack, runs]: Played): string {
  const { name, summary, attackers, victims = [], promised } = attack
  const pay = payOf(runs)
  const ends = runs.map(({ endedBy }) => endedBy)
  const over = ends.every((end) => end !== undefined) ? String(Math.max(...ends)) : '—'
  const who = victims.length > 0 ? `the victim, ${victims.join(', ')}` : attackers.join(', ')
  const figures = [
    pay.without.toFixed(4),
    pay.with.toFixed(4),
    (pay.with / pay.without).toFixed(3),
    mean(runs, ({ others }) => others).toFixed(3),
  ]
  const kept = brokenIn(promised, runs).length === 0 ? 'yes' : '**no**'
  return row([name, summary, who, ...figures, caughtIn(runs), over, `${promised.name}: ${boundText(promised)}`, kept])
}

/** What judges and audits say, over all seeds. */
function caughtIn(runs: readonly Outcome[]): string {
  const reasons = counted(runs.map(({ caught }) => caught))
  const names = [...new Set(runs.flatMap(({ audited }) => Object.keys(audited)))].sort()
  const audits = names.map((name) => {
    const codes = counted(runs.map(({ audited }) => audited[name] ?? {}))
    return names.length === 1 ? codes : `${name}: ${codes}`
  })
  const all = [...(reasons === '' ? [] : [reasons]), ...audits]
  return all.length === 0 ? '—' : all.join('; ')
}

function counted(all: readonly Readonly<Record<string, number>>[]): string {
  const counts = new Map<string, number>()
  for (const each of all)
    for (const [what, count] of Object.entries(each)) counts.set(what, (counts.get(what) ?? 0) + count)
  const sorted = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
  return sorted.map(([what, count]) => `${what} ${count}`).join(', ')
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
