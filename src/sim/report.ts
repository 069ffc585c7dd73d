import type { Audited } from './audits.ts'
import type { Reasons } from './reasons.ts'

/** Somebody of a simulation as the report names them. */
type SimulatedNeuron = {
  readonly uid: number
  readonly name: string
  readonly role: 'owner' | 'miner' | 'validator'
  /** What a miner does. */
  readonly tasks?: readonly string[]
  /** Of a miner's model for the open task. */
  readonly quality?: number
  /** Units a second that it can and says it can do. */
  readonly unitsPerSecond?: number
  /** In TAO, at the beginning. */
  readonly stake?: number
}

/** What one epoch paid, by uid: in rao as decimal strings, and which parts of 65,535 of all miners' pay. */
export type EpochPay = {
  readonly block: number
  readonly pay: readonly string[]
  readonly incentives: readonly number[]
}

/** What a simulation came to; the same seed gives the same report, byte for byte. */
export type SimulationReport = {
  readonly version: 1
  readonly seed: number
  readonly attack?: string
  readonly attackers: readonly string[]
  readonly tempo: number
  readonly challenges: number
  /** Share of the row that each task pays at most. */
  readonly tasks: readonly { readonly name: string; readonly weight: number; readonly baseline: number }[]
  readonly neurons: readonly SimulatedNeuron[]
  /** Oldest first. */
  readonly epochs: readonly EpochPay[]
  /** How the answers of each miner were judged, in the last rounds that the validators keep. */
  readonly reasons: Reasons
  /** What an audit of each validator's last rounds finds, by its name. */
  readonly audits: Readonly<Record<string, Audited>>
  /** Miners that were there at the beginning and had to go. */
  readonly pruned: readonly string[]
}

/** What somebody was paid from one epoch to another, in rao; epochs count from 1, and both ends belong to it. */
export function payOf(
  report: SimulationReport,
  name: string,
  { from = 1, to = Number.POSITIVE_INFINITY } = {},
): bigint {
  const uid = report.neurons.find((neuron) => neuron.name === name)?.uid
  if (uid === undefined) throw new RangeError(`nobody is called ${name}`)
  return report.epochs
    .slice(from - 1, to === Number.POSITIVE_INFINITY ? undefined : to)
    .reduce((sum, { pay }) => sum + BigInt(pay[uid] ?? '0'), 0n)
}

/** Each miner's share of what miners were paid, in [0, 1] by name; zeros when nobody was. */
export function sharesOf(
  report: SimulationReport,
  span: { from?: number; to?: number } = {},
): ReadonlyMap<string, number> {
  const miners = report.neurons.filter(({ role }) => role === 'miner')
  const pays = miners.map(({ name }) => [name, Number(payOf(report, name, span))] as const)
  const total = pays.reduce((sum, [, pay]) => sum + pay, 0)
  return new Map(pays.map(([name, pay]) => [name, total === 0 ? 0 : pay / total]))
}

/** What miners would get if all were measured without error: v·(q − b)/Σ of each task, in [0, 1] by name. */
export function idealShares({ neurons, tasks }: SimulationReport): ReadonlyMap<string, number> {
  const miners = neurons.filter(({ role }) => role === 'miner')
  const ideal = new Map(miners.map(({ name }) => [name, 0]))
  let paid = 0
  for (const { name: task, weight, baseline } of tasks) {
    const able = miners.filter((miner) => miner.tasks?.includes(task))
    const earned = able.map(({ name, quality = 0, unitsPerSecond = 0 }) => {
      // Of a served task there is one quality, that of the pinned model.
      const excess = baseline === 0 ? 1 : Math.max(0, quality - baseline)
      return [name, unitsPerSecond * excess] as const
    })
    const total = earned.reduce((sum, [, each]) => sum + each, 0)
    if (total === 0) continue
    paid += weight
    for (const [name, each] of earned) ideal.set(name, ideal.get(name)! + (weight * each) / total)
  }
  return new Map([...ideal].map(([name, share]) => [name, paid === 0 ? 0 : share / paid]))
}
