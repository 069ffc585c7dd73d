import type { CheatFigures } from './cheats.ts'
import type { Fact } from './facts.ts'

/**
 * What the study before found at T .7: tokens until the first regret above 0.01, and until the first log-probability off by 0.001,
 * with 99 % of the orders; absent where it did not measure, or found nothing.
 */
const STUDY: Readonly<Record<string, { readonly regret?: number; readonly logprob?: number }>> = {
  '3 bits, all matrices': { regret: 8, logprob: 1 },
  '3 bits, one matrix': { regret: 90, logprob: 2 },
  'layer 15 skipped': { regret: 30, logprob: 1 },
  'int8 arithmetic': { regret: 220, logprob: 2 },
  'int8 cache': { regret: 370, logprob: 7 },
  'int8 arithmetic, borrowing': { regret: 220 },
  'int8 cache, borrowing': { regret: 370 },
  '3 bits, one matrix, borrowing': { regret: 90 },
  'T .1 above': { regret: 148 },
  'T 1': { regret: 17 },
  greedy: { regret: 13 },
  'another seed': { regret: 7 },
  'system prompt left out': { regret: 11, logprob: 1 },
  'four tokens edited': { regret: 72 },
}

/** The facts as the Markdown of `docs/tasks.md`. */
export function tableOf(facts: readonly Fact[]): string {
  const honest = facts.filter((fact) => fact.what === 'honest')
  const cheats = facts.filter((fact) => fact.what === 'cheat')
  const ratios = facts.filter((fact) => fact.what === 'throughput').map(({ cpuRatio }) => cpuRatio)
  const sum = (pick: (one: (typeof honest)[number]) => number): number =>
    honest.reduce((all, one) => all + pick(one), 0)
  const most = (pick: (one: (typeof honest)[number]) => number): number => Math.max(...honest.map(pick))
  return [
    `Honest: ${sum(({ tokens }) => tokens)} tokens of ${sum(({ answers }) => answers)} answers in ${honest.length} spells; ${sum(({ refused }) => refused)} refused,`,
    `${sum(({ slips }) => slips)} slips, worst regret ${most(({ worstRegret }) => worstRegret)}, worst log-probability ${most(({ worstLogprob }) => worstLogprob)}.`,
    `Eight to one: ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}.`,
    '',
    '| cheat | differing | regret: study, here, ratio | log-probability: study, here, ratio | refused, whole | refused, 32 tokens |',
    '| --- | --- | --- | --- | --- | --- |',
    ...cheats.map(rowOf),
    '',
  ].join('\n')
}

function rowOf({ cheat, differing, regret, logprob, refused, refusedFirst, answers }: CheatFigures): string {
  const study = STUDY[cheat]
  const cells = [
    cheat,
    `${differing.toFixed(1)} %`,
    compare(study?.regret, regret[1]),
    compare(study?.logprob, logprob[1]),
    `${refused} of ${answers}`,
    refusedFirst,
  ]
  return `| ${cells.join(' | ')} |`
}

/** @param here `null` is how JSON writes that it never came */
function compare(study: number | undefined, here: number | null): string {
  const found = here === null || here === Number.POSITIVE_INFINITY ? undefined : here
  const ratio = study !== undefined && found !== undefined ? (found / study).toFixed(2) : '–'
  return `${study ?? '–'}, ${found ?? 'never'}, ${ratio}`
}
