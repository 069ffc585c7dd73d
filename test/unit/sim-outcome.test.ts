import { expect, test } from 'vitest'
import { honestPlan } from '../../src/sim/plan.ts'
import type { SimulationReport } from '../../src/sim/report.ts'
import { ATTACKS } from '../adversaries/all.ts'
import { outcomeOf } from '../adversaries/outcome.ts'
import { pageOf } from '../adversaries/page.ts'

const HONEST = { seed: 1, miners: 16, validators: 4, epochs: 4, challenges: 10 }
const attack = { name: 'a cheat', summary: 'cheats', attackers: ['cheat'], arrange: () => honestPlan(HONEST) }

/** A report of a cheat and an honest miner with this pay in each epoch, in TAO. */
function reportOf(pays: readonly (readonly [cheat: number, honest: number])[]): SimulationReport {
  return {
    version: 1,
    seed: 1,
    attackers: ['cheat'],
    tempo: 10,
    challenges: 4,
    tasks: [],
    neurons: ['cheat', 'honest'].map((name, uid) => ({ uid, name, role: 'miner' })),
    epochs: pays.map((pay, block) => ({ block, pay: pay.map((tao) => String(tao * 1e9)), incentives: [] })),
    reasons: { cheat: { OK: 5, MISMATCH: 3 } },
    audits: {
      cheat: { rounds: 3, from: 1, findings: { COPY: { rounds: 2, first: 1 } } },
      honest: { rounds: 3, from: 1, findings: {} },
    },
  }
}

test('an attack is measured by the pay of the second half, with it and without', () => {
  const honest = reportOf([
    [1, 1],
    [1, 1],
    [2, 2],
    [2, 2],
  ])
  const attacked = reportOf([
    [2, 1],
    [1, 1],
    [0.1, 4],
    [0.1, 4],
  ])
  expect(outcomeOf(attack, [honest, attacked])).toEqual({
    without: 2,
    with: expect.closeTo(0.1),
    others: 2,
    endedBy: 3,
    caught: { MISMATCH: 3 },
    audited: { cheat: { COPY: 2 } },
    slandered: [],
  })
  expect(outcomeOf({ ...attack, attackers: ['honest'] }, [honest, attacked])).toMatchObject({ slandered: ['cheat'] })
  expect(outcomeOf(attack, [honest, honest])).toMatchObject({ endedBy: undefined })
})

test('the page has a row for every attack', () => {
  const outcome = {
    without: 2,
    with: 0.1,
    others: 1,
    endedBy: 3,
    caught: { MISMATCH: 3, LATE: 4 },
    audited: {},
    slandered: [],
  }
  const page = pageOf({ ...HONEST, seeds: [1] }, [[attack, [outcome]]])
  expect(page).toContain('| a cheat | cheats | cheat | 2.0000 | 0.1000 | 0.050 | 1.000 | LATE 4, MISMATCH 3 | 3 |')
})

test.each(ATTACKS)('$name changes only those it names', ({ attackers, victims = [], compare, arrange }) => {
  const honest = honestPlan(HONEST)
  const base = compare?.(honest) ?? honest
  const plan = arrange(honest)
  const names = new Set([...plan.miners, ...plan.validators].map(({ name }) => name))
  for (const name of [...attackers, ...victims]) expect(names).toContain(name)
  const isWrapped = ({ wrap }: { wrap?: unknown }): boolean => wrap !== undefined
  expect(base.miners.some(isWrapped) || base.validators.some(isWrapped)).toBe(false)
  for (const miner of plan.miners) {
    if (attackers.includes(miner.name)) continue
    expect(miner).toEqual(honest.miners.find(({ name }) => name === miner.name))
  }
})
