import { expect, test } from 'vitest'
import { burnedOf } from '../../src/sim/proportion.ts'
import { apart, brokenBy, gainOf } from '../adversaries/promise.ts'
import { createRunner } from '../adversaries/runs.ts'

const MINUTES = 60_000
/** A tenth of the full run's answers: three times its noise. */
const SHORT = { by: 0.06, correlation: 0.93, from: 9 }
const OPTIONS = { seed: 1, miners: 8, validators: 3, epochs: 16, challenges: 12, split: true }

const run = createRunner(2)

test('pay follows quality above the baseline and proven volume, task by task', { timeout: 10 * MINUTES }, async () => {
  const own = await run(OPTIONS)
  expect(brokenBy(own, SHORT)).toEqual([])
  expect(burnedOf(own, SHORT)).toBeLessThan(0.01)
})

test('who gets which uid and how much stake there is change nothing', { timeout: 10 * MINUTES }, async () => {
  const own = await run(OPTIONS)
  expect(apart(own, await run({ ...OPTIONS, variant: 'permuted' }), SHORT.from)).toBeLessThan(SHORT.by)
  expect(apart(own, await run({ ...OPTIONS, variant: 'scaled' }), SHORT.from)).toBeLessThan(SHORT.by)
})

test('a better model earns more, and nobody earns at the baseline', { timeout: 10 * MINUTES }, async () => {
  expect(gainOf(await run(OPTIONS), await run({ ...OPTIONS, variant: 'improved' }), SHORT.from)).toBeGreaterThan(0)
  const baseline = await run({ ...OPTIONS, split: false, variant: 'baseline' })
  expect(burnedOf(baseline, SHORT)).toBeGreaterThan(0.5)
})
