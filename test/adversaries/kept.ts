import type { Promised } from './adversary.ts'
import type { Outcome } from './outcome.ts'

/** What is promised, in signs. */
export function boundText({ below, most, least, others, stays = [], found = {} }: Promised): string {
  const codes = [...new Set(Object.values(found).flat())]
  return [
    ...(below === undefined ? [] : [`< ${text(below)}`]),
    ...(most === undefined ? [] : [`≤ ${text(most)}`]),
    ...(least === undefined ? [] : [`≥ ${text(least)}`]),
    ...(others === undefined ? [] : [`others ≥ ${text(others)}`]),
    ...stays.map((name) => `${name} stays`),
    ...codes,
  ].join(', ')
}

/** What of a promise an attack breaks in the mean of its runs, as sentences; none when it is kept. */
export function brokenIn(
  { below, most, least, others, stays = [], found = {} }: Promised,
  runs: readonly Outcome[],
): readonly string[] {
  const ratio = ratioOf(runs)
  const rest = mean(runs, (each) => each.others)
  const slandered = [...new Set(runs.flatMap((each) => each.slandered))]
  return [
    ...(below !== undefined && !(ratio < below) ? [`${text(ratio)} is not below ${text(below)}`] : []),
    ...(most !== undefined && !(ratio <= most) ? [`${text(ratio)} is more than ${text(most)}`] : []),
    ...(least !== undefined && !(ratio >= least) ? [`${text(ratio)} is less than ${text(least)}`] : []),
    ...(others !== undefined && !(rest >= others) ? [`others keep ${text(rest)}`] : []),
    ...Object.entries(found).flatMap(([name, codes]) =>
      codes
        .filter((code) => runs.some(({ audited }) => audited[name]?.[code] === undefined))
        .map((code) => `${name} is not found as ${code}`),
    ),
    ...stays.filter((name) => runs.some(({ pruned }) => pruned.includes(name))).map((name) => `${name} was pruned`),
    ...slandered.map((name) => `${name} is honest and said to cheat`),
  ]
}

/** The pay of whom it is about, with the attack over without. */
function ratioOf(runs: readonly Outcome[]): number {
  const pay = payOf(runs)
  return pay.with / pay.without
}

/** The pay of whom it is about, the mean of all runs: the victim where there is one, else the attackers. */
export function payOf(runs: readonly Outcome[]): { readonly without: number; readonly with: number } {
  const of = (each: Outcome): { readonly without: number; readonly with: number } => each.victims ?? each
  return { without: mean(runs, (each) => of(each).without), with: mean(runs, (each) => of(each).with) }
}

export function mean(runs: readonly Outcome[], of: (outcome: Outcome) => number): number {
  return runs.reduce((sum, each) => sum + of(each), 0) / runs.length
}

const text = (value: number): string => String(Number(value.toFixed(3)))
