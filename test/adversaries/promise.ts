import { proportionOf } from '../../src/sim/proportion.ts'
import { type SimulationReport, sharesOf } from '../../src/sim/report.ts'
import { IMPROVED } from './variants.ts'

/** How well pay has to follow what it is for: shares in [0, 1], from an epoch on. */
export type Bounds = {
  /** How far a share may be from v·(q − b)/Σ. */
  readonly by: number
  readonly correlation: number
  readonly from: number
}

/** What is promised over epochs 51 to 100 with 40 challenges a miner, task, validator and epoch. */
export const FULL: Bounds = { by: 0.015, correlation: 0.98, from: 51 }

/** What of the promise an honest simulation breaks, as sentences; none when it is kept. */
export function brokenBy(report: SimulationReport, { by, correlation, from }: Bounds): readonly string[] {
  const proportions = proportionOf(report, { from })
  if (proportions.length === 0) return ['no miner was paid']
  return proportions.flatMap(({ task, correlation: r, worst }) => [
    ...(worst.by > by ? [`${task}: the share of ${worst.name} is off by ${worst.by.toFixed(4)}`] : []),
    ...(r !== undefined && r < correlation ? [`${task}: the correlation is ${r.toFixed(4)}`] : []),
  ])
}

/** How much more of all miners' pay the improved miner gets than with its own model; negative when it gets less. */
export function gainOf(own: SimulationReport, improved: SimulationReport, from: number): number {
  return sharesOf(improved, { from }).get(IMPROVED)! - sharesOf(own, { from }).get(IMPROVED)!
}

/** The greatest difference of a miner's share in two simulations. */
export function apart(one: SimulationReport, other: SimulationReport, from: number): number {
  const [left, right] = [sharesOf(one, { from }), sharesOf(other, { from })]
  return Math.max(...[...left].map(([name, share]) => Math.abs(share - (right.get(name) ?? 0))))
}
