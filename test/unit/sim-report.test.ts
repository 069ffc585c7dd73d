import { expect, test } from 'vitest'
import { chartOf } from '../../src/sim/chart.ts'
import { honestPlan } from '../../src/sim/plan.ts'
import { burnedOf, proportionOf } from '../../src/sim/proportion.ts'
import { idealShares, payOf, type SimulationReport, sharesOf } from '../../src/sim/report.ts'
import { markdownOf } from '../../src/sim/table.ts'

const BOTH = ['sim-labels', 'sim-vectors']

/** A report of an owner, a validator and three miners with this pay in every epoch. */
function reportOf(
  pays: readonly (readonly [number, number, number])[],
  tasks: readonly string[][] = [],
): SimulationReport {
  return {
    version: 1,
    seed: 1,
    attackers: ['<b>'],
    tempo: 10,
    challenges: 4,
    tasks: [
      { name: 'sim-labels', weight: 0.5, baseline: 0.5 },
      { name: 'sim-vectors', weight: 0.5, baseline: 0 },
    ],
    neurons: [
      { uid: 0, name: 'owner', role: 'owner' },
      { uid: 1, name: 'validator', role: 'validator', stake: 10 },
      ...(['a', '<b>', 'c'] as const).map((name, place) => ({
        uid: 2 + place,
        name,
        role: 'miner' as const,
        tasks: tasks[place] ?? BOTH,
        quality: 0.6 + 0.1 * place,
        unitsPerSecond: 10,
      })),
    ],
    epochs: pays.map((pay, epoch) => ({
      block: 10 * (epoch + 1),
      pay: ['0', '5', ...pay.map(String)],
      incentives: [20, 0, ...pay],
    })),
    reasons: {},
    audits: {},
    pruned: [],
  }
}

test('pay is added up over the epochs that are asked for', () => {
  const report = reportOf([
    [1, 2, 3],
    [10, 20, 30],
    [100, 200, 300],
  ])
  expect(payOf(report, 'a')).toBe(111n)
  expect(payOf(report, 'c', { from: 2, to: 2 })).toBe(30n)
  expect([...sharesOf(report, { from: 3 }).values()]).toEqual([1 / 6, 2 / 6, 3 / 6])
  expect(() => payOf(report, 'nobody')).toThrow(RangeError)
})

test('ideal shares follow quality above the baseline in the open task and volume alone in the served one', () => {
  const ideal = idealShares(reportOf([]))
  expect(ideal.get('a')).toBeCloseTo(0.5 / 6 + 0.5 / 3)
  expect(ideal.get('c')).toBeCloseTo(0.5 / 2 + 0.5 / 3)
})

test('proportions are told task by task where every miner does one alone', () => {
  const split = [['sim-labels'], ['sim-labels'], ['sim-vectors']]
  const [open, served] = proportionOf(reportOf([[100, 300, 50]], split))
  expect(open).toMatchObject({ task: 'sim-labels', worst: { by: expect.closeTo(1 / 12) } })
  expect(open?.correlation).toBeCloseTo(1)
  expect(served).toMatchObject({ task: 'sim-vectors', worst: { name: 'c', by: 0 } })
  expect(proportionOf(reportOf([[1, 1, 1]])).map(({ task }) => task)).toEqual(['all'])
  expect(proportionOf(reportOf([]))).toEqual([])
})

test('what falls to the owner counts as burned', () => {
  expect(burnedOf(reportOf([[10, 20, 30]]))).toBeCloseTo(20 / 80)
  expect(burnedOf(reportOf([]))).toBe(0)
})

test('the chart and the table name everyone, and whoever cheats stands out', () => {
  const report = reportOf([[1e9, 2e9, 3e9]])
  const chart = chartOf(report)
  expect(chart.match(/<polygon /g)).toHaveLength(5)
  expect(chart.match(/stroke="#000"/g)).toHaveLength(1)
  expect(chart).not.toContain('<b>')
  expect(markdownOf(report)).toContain('| 3 | **<b>** | miner | 0.700 | 10 |')
})

test('the same seed deals the same fleet, evenly from the worst to the best, and nobody has half the stake', () => {
  const options = { miners: 8, validators: 4, epochs: 1, challenges: 1 }
  const plan = honestPlan({ seed: 3, ...options })
  expect(honestPlan({ seed: 3, ...options })).toEqual(plan)
  expect(honestPlan({ seed: 4, ...options }).miners).not.toEqual(plan.miners)
  const qualities = plan.miners.map(({ quality }) => quality).sort()
  expect(qualities.at(-1)! - qualities[0]!).toBeCloseTo(0.35)
  const total = plan.validators.reduce((sum, { stake }) => sum + stake, 0n)
  for (const { stake } of plan.validators) expect(2n * stake).toBeLessThan(total)
})
