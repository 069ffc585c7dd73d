import type { Attack } from '../../src/sim/attack.ts'
import { payOf, type SimulationReport } from '../../src/sim/report.ts'

/** What an attack came to in one pair of simulations. Pay is in TAO an epoch, over the second half of the epochs. */
export type Outcome = {
  /** Of the attackers together. */
  readonly without: number
  readonly with: number
  /** Of the victims together; absent where nobody is meant. */
  readonly victims?: { readonly without: number; readonly with: number }
  /** Of all miners that neither attack nor are meant, with the attack over without. */
  readonly others: number
  /** The first epoch from which on the attackers stay below a tenth of what they got without; absent when they do not. */
  readonly endedBy: number | undefined
  /** How answers of the attackers were judged, as counts by reason, those that were right left out. */
  readonly caught: Readonly<Record<string, number>>
  /** What the audit finds of the validators that cheat: codes with the number of rounds, by name. */
  readonly audited: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Honest validators of which the audit finds anything. */
  readonly slandered: readonly string[]
  /** Who had to go. */
  readonly pruned: readonly string[]
}

/** An attacker that keeps less than this has been stopped. */
const STOPPED = 0.1
const RAO = 1e9

/** Compares a simulation with the attack and one without. */
export function outcomeOf(attack: Attack, [honest, attacked]: readonly [SimulationReport, SimulationReport]): Outcome {
  const half = Math.floor(honest.epochs.length / 2)
  const span = { from: half + 1 }
  const mean = (report: SimulationReport, names: readonly string[]): number =>
    names
      .filter((name) => report.neurons.some((neuron) => neuron.name === name))
      .reduce((sum, name) => sum + Number(payOf(report, name, span)), 0) /
    RAO /
    Math.max(1, report.epochs.length - half)
  const { attackers, victims = [] } = attack
  const aside = new Set([...attackers, ...victims])
  const rest = honest.neurons.filter(({ role, name }) => role === 'miner' && !aside.has(name)).map(({ name }) => name)
  const without = mean(honest, attackers)
  return {
    without,
    with: mean(attacked, attackers),
    ...(victims.length > 0 && { victims: { without: mean(honest, victims), with: mean(attacked, victims) } }),
    others: mean(attacked, rest) / mean(honest, rest),
    endedBy: endOf(attacked, attackers, STOPPED * without),
    caught: caughtOf(attacked, attackers),
    ...auditsOf(attack, attacked),
    pruned: attacked.pruned,
  }
}

function endOf({ neurons, epochs }: SimulationReport, attackers: readonly string[], limit: number): number | undefined {
  if (attackers.length === 0) return undefined
  const uids = neurons.filter(({ name }) => attackers.includes(name)).map(({ uid }) => uid)
  const above = epochs.map(({ pay }) => uids.reduce((sum, uid) => sum + Number(pay[uid] ?? '0') / RAO, 0) >= limit)
  const last = above.lastIndexOf(true)
  return last === epochs.length - 1 ? undefined : last + 2
}

function caughtOf({ reasons }: SimulationReport, attackers: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of attackers) {
    for (const [reason, count] of Object.entries(reasons[name] ?? {})) {
      if (reason !== 'OK' && reason !== 'UNCHECKED') counts[reason] = (counts[reason] ?? 0) + count
    }
  }
  return counts
}

function auditsOf(
  { attackers, accomplices = [] }: Attack,
  { audits }: SimulationReport,
): Pick<Outcome, 'audited' | 'slandered'> {
  const cheats = new Set([...attackers, ...accomplices])
  const found = Object.entries(audits).filter(([, { findings }]) => Object.keys(findings).length > 0)
  return {
    audited: Object.fromEntries(
      found
        .filter(([name]) => cheats.has(name))
        .map(([name, { findings }]) => [
          name,
          Object.fromEntries(Object.entries(findings).map(([code, { rounds }]) => [code, rounds])),
        ]),
    ),
    slandered: found.map(([name]) => name).filter((name) => !cheats.has(name)),
  }
}
