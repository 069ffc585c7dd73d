import { pearson } from '../localnet/correlation.ts'
import { idealShares, type SimulationReport, sharesOf } from './report.ts'

/** How pay follows what was to be paid for, among the miners of one task or, where they do several, among all. */
export type Proportion = {
  readonly task: string
  /** Pearson's r of share and ideal share; absent where nobody differs. */
  readonly correlation: number | undefined
  /** The share that is farthest from its ideal: by how much, in [0, 1], and whose. */
  readonly worst: { readonly name: string; readonly by: number }
}

/** Compares what miners were paid with v·(q − b)/Σ, task by task as far as each does one alone. */
export function proportionOf(
  report: SimulationReport,
  span: { from?: number; to?: number } = {},
): readonly Proportion[] {
  const [shares, ideal] = [sharesOf(report, span), idealShares(report)]
  const miners = report.neurons.filter(({ role }) => role === 'miner')
  const apart = miners.every(({ tasks }) => tasks?.length === 1)
  const groups = apart ? report.tasks.map(({ name }) => name) : ['all']
  return groups.flatMap((task) => {
    const names = miners.filter(({ tasks }) => !apart || tasks?.includes(task)).map(({ name }) => name)
    const total = (of: ReadonlyMap<string, number>): number => names.reduce((sum, name) => sum + of.get(name)!, 0)
    const [paid, due] = [total(shares), total(ideal)]
    if (names.length === 0 || paid === 0 || due === 0) return []
    const points = names.map((name) => [ideal.get(name)! / due, shares.get(name)! / paid] as const)
    const off = points.map(([should, is], place) => ({ name: names[place]!, by: Math.abs(is - should) }))
    const worst = off.reduce((most, each) => (each.by > most.by ? each : most))
    return [{ task, correlation: pearson(points), worst }]
  })
}

/** The share of all that was paid to miners and owner that went to the owner, and so was burned. */
export function burnedOf(report: SimulationReport, { from = 1 }: { from?: number } = {}): number {
  let [burned, all] = [0, 0]
  for (const { incentives } of report.epochs.slice(from - 1)) {
    incentives.forEach((incentive, uid) => {
      if (report.neurons[uid]?.role === 'owner') burned += incentive
      all += incentive
    })
  }
  return all === 0 ? 0 : burned / all
}
