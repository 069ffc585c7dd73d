import { expect, test } from 'vitest'
import { honestPlan } from '../../src/sim/plan.ts'
import type { SimulationReport } from '../../src/sim/report.ts'
import { idle, victimOf } from '../adversaries/adversary.ts'
import { ATTACKS } from '../adversaries/all.ts'
import { brokenIn } from '../adversaries/kept.ts'
import { outcomeOf } from '../adversaries/outcome.ts'
import { pageOf } from '../adversaries/page.ts'

const HONEST = { seed: 1, miners: 16, validators: 4, epochs: 4, challenges: 10 }
const attack = {
  name: 'a cheat',
  summary: 'cheats',
  promised: idle('cheat', ['COPY']),
  attackers: ['cheat'],
  arrange: () => honestPlan(HONEST),
}

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
    pruned: ['weakest'],
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
    pruned: ['weakest'],
  })
  expect(outcomeOf({ ...attack, attackers: ['honest'] }, [honest, attacked])).toMatchObject({ slandered: ['cheat'] })
  expect(outcomeOf(attack, [honest, honest])).toMatchObject({ endedBy: undefined })
})

const outcome = {
  without: 2,
  with: 0.1,
  others: 1,
  endedBy: 3,
  caught: { MISMATCH: 3, LATE: 4 },
  audited: { cheat: { COPY: 2 } },
  slandered: [],
  pruned: [],
}

test('the page has a row for every attack, with its bound and whether it is kept', () => {
  const setting = { ...HONEST, seeds: [1] }
  const page = pageOf(setting, [[attack, [outcome]]])
  expect(page).toContain('| a cheat | cheats | cheat | 2.0000 | 0.1000 | 0.050 | 1.000 |')
  expect(page).toContain('| LATE 4, MISMATCH 3; COPY 2 | 3 | idle validator: ≤ 1.03, others ≥ 0.98, COPY | yes |')
  expect(page).toContain('Every bound is kept')
  const broken = pageOf(setting, [[attack, [{ ...outcome, with: 3 }]]])
  expect(broken).toContain('| **no** |')
  expect(broken).toContain('* **a cheat**: 1.5 is more than 1.03')
})

test('a bound is broken by pay, by what others lose, by what the audit misses and by whom it blames', () => {
  const broken = (change: Partial<typeof outcome>) => brokenIn(attack.promised, [outcome, { ...outcome, ...change }])
  expect(broken({})).toEqual([])
  expect(broken({ with: 5 })).toEqual(['1.275 is more than 1.03'])
  expect(broken({ others: 0.9 })).toEqual(['others keep 0.95'])
  expect(brokenIn(attack.promised, [{ ...outcome, audited: {} }])).toEqual(['cheat is not found as COPY'])
  expect(brokenIn(attack.promised, [{ ...outcome, slandered: ['honest'] }])).toEqual([
    'honest is honest and said to cheat',
  ])
  const victims = { without: 1, with: 0.67 }
  expect(brokenIn(victimOf(0.3), [{ ...outcome, victims }])).toEqual(['0.67 is less than 0.68'])
  const stays = { ...attack.promised, stays: ['victim'] }
  expect(brokenIn(stays, [{ ...outcome, pruned: ['victim'] }])).toEqual(['victim was pruned'])
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
    const before = [...base.miners, ...honest.miners].find(({ name }) => name === miner.name)
    expect(miner).toEqual(before)
  }
})
