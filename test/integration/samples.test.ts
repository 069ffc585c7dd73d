import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { wholeSubnet } from '../../docs/samples/subnet.ts'
import { sums } from '../../docs/samples/sums.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import type { Manifest, Model } from '../../src/inference/model.ts'
import { packageRoot } from '../../src/lib/root.ts'
import { describeTask } from '../conformance/task.ts'
import { startTestChain } from '../support/live-chain.ts'

it('runs the whole subnet of docs/library.md, in which the miner comes to have a score', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sample-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const model = (name: string): string => join(packageRoot(), 'models/digits', name)
  const [entry, ...others] = await wholeSubnet(folder, model('linear'), model('linear-128'))
  expect(others).toEqual([])
  expect(entry).toMatchObject({ task: 'digits', standing: 1 })
  expect(entry!.quality).toBeGreaterThan(0.2)
})

it('sends play money with docs/samples/fund.mjs', async () => {
  const chain = await startTestChain({ blockMs: 250, tempo: 20 })
  onTestFinished(() => chain.end())
  const to = keypairFromUri('//Somebody').address
  const { stdout } = await promisify(execFile)(process.execPath, ['docs/samples/fund.mjs', to, '12', chain.endpoint])
  expect(stdout).toBe(`${to} has 12 TAO\n`)
})

/** Adds, but for the pairs whose number divides by `wrong`. */
function adder(wrong: number): Model {
  return {
    manifest: { task: 'sums', name: `wrong at ${wrong}` } as Manifest,
    async run([pairs]) {
      const data = pairs!.data as Float32Array
      const sum = (_: unknown, row: number): number => data[2 * row]! + data[2 * row + 1]! + (row % wrong === 0 ? 1 : 0)
      const shape = [data.length / 2, 1]
      return [{ name: 'sums', datatype: 'FP32', shape, data: Float32Array.from({ length: shape[0]! }, sum) }]
    },
    async close() {},
  }
}

describeTask({ task: sums, ladder: () => [adder(2), adder(5), adder(64)], items: 64 })
