import { expect, test } from 'vitest'
import type { SimulationReport } from '../../src/sim/report.ts'
import { createRunner } from '../adversaries/runs.ts'

const MINUTES = 60_000
const SHORT = { seed: 1, miners: 8, validators: 4, epochs: 6, challenges: 8 }

const run = createRunner(2)

/** The codes that the audit of a validator finds, and how many epochs after its first round the first of them is. */
function findingsOf({ audits }: SimulationReport, name: string): readonly (readonly [code: string, after: number])[] {
  const { from, findings } = audits[name]!
  return Object.entries(findings).map(([code, { first }]) => [code, first - from])
}

test('honest validators have nothing to hide, whatever their miners', { timeout: 5 * MINUTES }, async () => {
  const honest = await run(SHORT)
  expect(Object.keys(honest.audits)).toHaveLength(SHORT.validators)
  for (const [name, { rounds, findings }] of Object.entries(honest.audits)) {
    expect(rounds, name).toBeGreaterThanOrEqual(4)
    expect(findings, name).toEqual({})
  }
})

const WITHIN_ONE: readonly (readonly [attack: string, validator: string, codes: readonly string[]])[] = [
  ['weight copier', 'validator-4', ['COPY', 'ROW']],
  ['stale validator', 'validator-4', ['ROW', 'STALE_ROW']],
  ['uniform validator', 'validator-4', ['ROW', 'UNIFORM']],
  ['false timeouts', 'validator-1', ['FALSE_TIMEOUTS']],
]

test.each(WITHIN_ONE)(
  'the audit finds a %s within one epoch, and nobody else',
  { timeout: 5 * MINUTES },
  async (name, validator, codes) => {
    const report = await run({ ...SHORT, name, attacked: true })
    const found = findingsOf(report, validator)
    expect(found.map(([code]) => code)).toEqual(expect.arrayContaining([...codes]))
    for (const [code, after] of found) expect(after, code).toBeLessThanOrEqual(1)
    for (const other of Object.keys(report.audits)) {
      if (other !== validator) expect(findingsOf(report, other), other).toEqual([])
    }
  },
)
