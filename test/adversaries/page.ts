import type { Attack } from '../../src/sim/attack.ts'
import type { Outcome } from './outcome.ts'

/** How the figures were made. */
export type Setting = {
  readonly seeds: readonly number[]
  readonly epochs: number
  readonly miners: number
  readonly validators: number
  readonly challenges: number
}

/** `docs/incentives.md` with the figures of every attack. */
export function pageOf(setting: Setting, outcomes: readonly (readonly [Attack, readonly Outcome[]])[]): string {
  const { seeds, epochs, miners, validators, challenges } = setting
  const from = Math.floor(epochs / 2) + 1
  return [
    '# What cheating pays',
    '',
    'Every cheat below is a small plug-in on the real miner or validator (`test/adversaries/`), played out in simulated time on',
    'the real chain, beside the same subnet without it and with the same seeds. Nobody has written these figures by hand:',
    '`npm run sim:incentives` makes this page. One attack alone, with a chart of emission by uid over time:',
    '`yuma sim --adversaries dist/test/adversaries/copier.js --out copier`.',
    '',
    `${miners} miners, ${validators} validators, ${challenges} requests of challenges a miner, task, validator and epoch, ${epochs} epochs; pay is that of epochs ${from} to ${epochs},`,
    `the mean of ${seeds.length === 1 ? 'one seed' : `${seeds.length} seeds`}. *Who* are those who are to gain by it, or *the victim*. *Others* is what all other miners get, with the`,
    'attack over without. *Over by* is the epoch from which on the attackers stay below a tenth of honest pay.',
    '',
    row(['attack', 'what is done', 'who', 'τ an epoch without', 'with', 'ratio', 'others', 'caught as', 'over by']),
    row(Array.from({ length: 9 }, () => '---')),
    ...outcomes.map(([attack, runs]) => line(attack, runs)),
    '',
    '## What it shows, and what it does not',
    '',
    ...outcomes.flatMap(([{ name, bound }]) => (bound === undefined ? [] : [`* **${name}**: ${bound}`])),
    '',
  ].join('\n')
}

function line({ name, summary, attackers, victims = [] }: Attack, runs: readonly Outcome[]): string {
  const mean = (of: (outcome: Outcome) => number): number => runs.reduce((sum, each) => sum + of(each), 0) / runs.length
  const isHit = victims.length > 0 && attackers.length === 0
  const without = mean((each) => (isHit ? each.victims!.without : each.without))
  const withIt = mean((each) => (isHit ? each.victims!.with : each.with))
  const ends = runs.map(({ endedBy }) => endedBy)
  const over = ends.every((end) => end !== undefined) ? String(Math.max(...ends)) : '—'
  const who = isHit ? `the victim, ${victims.join(', ')}` : attackers.join(', ')
  const figures = [
    without.toFixed(4),
    withIt.toFixed(4),
    (withIt / without).toFixed(3),
    mean(({ others }) => others).toFixed(3),
  ]
  return row([name, summary, who, ...figures, caught(runs), over])
}

function caught(runs: readonly Outcome[]): string {
  const counts = new Map<string, number>()
  for (const { caught } of runs)
    for (const [reason, count] of Object.entries(caught)) counts.set(reason, (counts.get(reason) ?? 0) + count)
  const sorted = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
  return sorted.length === 0 ? '—' : sorted.map(([reason, count]) => `${reason} ${count}`).join(', ')
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
