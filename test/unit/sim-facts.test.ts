import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { SimulationReport } from '../../src/sim/report.ts'
import { openFacts } from '../adversaries/facts.ts'
import { type ProportionFacts, proportionPage } from '../adversaries/proportion-page.ts'

const RUN = { seed: 1, miners: 2, validators: 2, epochs: 3, challenges: 4 }
const report: SimulationReport = {
  version: 1,
  seed: 1,
  attackers: [],
  tempo: 10,
  challenges: 4,
  tasks: [],
  neurons: [],
  epochs: [],
  reasons: {},
  audits: {},
  pruned: [],
}
const code = () => 'this code'

async function factsFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'facts-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, 'facts.jsonl')
}

test('a finished simulation is found again in the file, by its order and its code', async () => {
  const file = await factsFile()
  openFacts(file, code).add(RUN, report)
  expect(openFacts(file, code).find(RUN)).toEqual(report)
  expect(openFacts(file, code).find({ ...RUN, seed: 2 })).toBeUndefined()
  expect(openFacts(file, () => 'other code').find(RUN)).toBeUndefined()
})

test('a line that was cut off is lost, and no other', async () => {
  const file = await factsFile()
  openFacts(file, code).add(RUN, report)
  await appendFile(file, (await readFile(file, 'utf8')).slice(0, 40))
  openFacts(file, code).add({ ...RUN, seed: 2 }, { ...report, seed: 2 })
  expect(openFacts(file, code).find(RUN)).toEqual(report)
  expect(openFacts(file, code).find({ ...RUN, seed: 2 })).toEqual({ ...report, seed: 2 })
})

test('the page says what holds, what does not, and what was not run', () => {
  const bounds = { by: 0.015, correlation: 0.98, from: 51 }
  const setting = { miners: 16, validators: 4, epochs: 100, challenges: 40, bounds }
  const fleet = (seed: number, by: number): ProportionFacts => ({
    seed,
    proportion: [{ task: 'labels', correlation: 0.99 + seed / 1000, worst: { name: 'miner-2', by } }],
    permuted: seed === 1 ? 0.004 : undefined,
    scaled: undefined,
    gain: undefined,
    burned: undefined,
    broken: by > bounds.by ? ['labels: off'] : [],
  })
  const page = proportionPage(setting, [fleet(1, 0.01), fleet(2, 0.02)])
  expect(page).toContain('| 2 | 0.9920 | 2.00 pp (miner-2) |')
  expect(page).toContain('| **worst** | **0.9910** | **2.00 pp** |')
  expect(page).toContain('| other uids | greatest difference of a share | ≤ 3.00 pp | 0.40 pp | 0.40 pp | 1 |')
  expect(page).toContain('| half the stake each | greatest difference of a share | ≤ 3.00 pp | not run |  | 0 |')
  expect(page).toContain('* seed 2: labels: off')
  expect(proportionPage(setting, [fleet(1, 0.01)])).toContain('All of it holds.')
})
