import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SimulationReport } from '../../src/sim/report.ts'
import { yuma } from '../support/cli.ts'
import { withStage } from '../support/stage.ts'

const SMALL = ['sim', '--miners', '3', '--validators', '2', '--epochs', '3', '--challenges', '4']

test('the same seed gives the same report, byte for byte, and another seed another', () =>
  withStage(async ({ folder }) => {
    const run = async (seed: number, out: string): Promise<string> => {
      const { code, stdout } = await yuma([...SMALL, '--seed', String(seed), '--out', join(folder, out), '--json'])
      expect(code).toBe(0)
      return stdout
    }
    const [first, again, other] = await Promise.all([run(1, 'a'), run(1, 'b'), run(2, 'c')])
    expect(again).toBe(first)
    expect(other).not.toBe(first)
    const report = JSON.parse(first) as SimulationReport
    expect(report.epochs).toHaveLength(3)
    expect(report.neurons.map(({ role }) => role).sort()).toEqual([
      'miner',
      'miner',
      'miner',
      'owner',
      'validator',
      'validator',
    ])
    for (const file of ['report.json', 'report.md', 'chart.svg']) {
      expect(await readFile(join(folder, 'a', file), 'utf8'), file).toBe(
        await readFile(join(folder, 'b', file), 'utf8'),
      )
    }
  }))

test('what is no attack is refused before anything runs', () =>
  withStage(async ({ folder }) => {
    const file = join(folder, 'none.mjs')
    await writeFile(file, 'export default 1\n')
    const { code, stderr } = await yuma([...SMALL, '--adversaries', file])
    expect(code).toBe(2)
    expect(stderr).toMatch(/has no default export/)
  }))
