import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { UpReport } from '../../src/localnet/report.ts'
import { yuma, yumaJson } from '../support/cli.ts'
import { upArguments } from '../support/localnet.ts'
import { withStage } from '../support/stage.ts'

const MINUTES = 60_000

/** Challenges have few items, as people's questions do: so many epochs make their noise small beside what is asserted. */
const EPOCHS = '16'

/** Of two models whose held-out qualities differ by this much the better one earns more. */
const CLEAR_DIFFERENCE = 0.08

test('a whole subnet pays miners in proportion to the quality of what they answer', { timeout: 5 * MINUTES }, () =>
  withStage(async ({ folder }) => {
    const data = join(folder, 'net')
    const report = (await yumaJson(upArguments(data, '--epochs', EPOCHS))) as UpReport

    expect(report.chain.genesisHash).toMatch(/^0x[0-9a-f]{64}$/)
    expect(report.neurons.filter(({ role }) => role === 'miner').length).toBeGreaterThanOrEqual(10)
    expect(report.neurons.filter(({ role }) => role === 'validator')).toHaveLength(3)
    expect(report.epochs.length).toBeGreaterThanOrEqual(5)
    for (const { block, issued, paid, burned, carried } of report.epochs) {
      expect(BigInt(issued), `epoch at block ${block}`).toBe(BigInt(paid) + BigInt(burned) + BigInt(carried))
    }
    for (const [name, baseline] of Object.entries(report.baselines)) {
      const aboveBaseline = (quality = 0): number => Math.max(0, quality - baseline)
      const miners = report.neurons.filter(({ task }) => task === name)
      const emission = miners.reduce((sum, miner) => sum + Number(miner.emission), 0)
      const above = miners.reduce((sum, { heldOutQuality }) => sum + aboveBaseline(heldOutQuality), 0)
      for (const { model, heldOutQuality = 0, emission: paid } of miners) {
        const share = aboveBaseline(heldOutQuality) / above
        expect(Math.abs(Number(paid) / emission - share), `${name}/${model}`).toBeLessThan(0.05)
        for (const worse of miners) {
          if (heldOutQuality - (worse.heldOutQuality ?? 0) < CLEAR_DIFFERENCE) continue
          expect(Number(paid), `${name}: ${model} over ${worse.model}`).toBeGreaterThan(Number(worse.emission))
        }
      }
      expect(report.correlation[name]).toBeGreaterThan(0.9)
    }

    const other = await yuma(upArguments(data, '--tempo', '40', '--epochs', '1'))
    expect(other.code).toBe(2)
    expect(other.stderr).toMatch(/--tempo 30/)

    const { blocks } = (await yumaJson(['chain', 'verify', '--data', join(data, 'chain')])) as { blocks: number }
    expect(blocks).toBeGreaterThanOrEqual(report.chain.block)
  }),
)
