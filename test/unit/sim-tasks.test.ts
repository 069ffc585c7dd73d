import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { manifestOf, modelOf, simulatedInference } from '../../src/sim/models.ts'
import { labels } from '../../src/sim/tasks/labels.ts'
import { vectors } from '../../src/sim/tasks/vectors.ts'

const seedOf = (turn: number): Uint8Array => createHash('sha256').update(String(turn)).digest()
const SIZES = Array.from({ length: 100 }, (_, i) => 1 + (i % 6))

/** Mean score of a model of this quality on fresh challenges. */
async function scoreOf(quality: number): Promise<number> {
  const model = modelOf({ task: labels.name, quality })
  let [sum, count] = [0, 0]
  for (let turn = 0; turn < 20; turn++) {
    const { requests, judge } = labels.pose(seedOf(turn), SIZES)
    const answers = await Promise.all(requests.map((inputs) => labels.run(model, inputs)))
    for (const judgement of judge(answers)) {
      sum += judgement.sum
      count += judgement.count
    }
  }
  return sum / count
}

test.each([0, 0.3, 0.7, 1])('a model of quality %f knows as many labels', async (quality) => {
  expect(Math.abs((await scoreOf(quality)) - quality)).toBeLessThan(0.02)
})

test('labels that are missing or too few score nothing', () => {
  const { requests, judge } = labels.pose(seedOf(1), [3, 2])
  const short = [{ name: 'labels', datatype: 'INT64', shape: [2], data: BigInt64Array.of(0n, 0n) }] as const
  expect(judge([undefined, undefined])).toEqual([3, 2].map((count) => ({ sum: 0, count })))
  expect(judge([short, undefined])[0]).toEqual({ sum: 0, count: 3 })
  expect(requests.map(([tensor]) => tensor!.shape)).toEqual([[3], [2]])
})

test('products hold when done again; those of another model, of another form, or none do not', async () => {
  const pinned = await simulatedInference().open(manifestOf({ task: vectors.name, quality: 1 }))
  const { requests } = vectors.pose(seedOf(2), [4])
  const asked = { genesis: '0x00', asker: 'asker', miner: 'miner', nonce: 1n, inputs: requests[0]! }
  const options = { tolerance: 1e-4, draw: seedOf(3) }
  const verify = async (quality: number) =>
    vectors.verify(pinned, asked, await modelOf({ task: vectors.name, quality }).run(asked.inputs), options)
  expect(await verify(1)).toMatchObject({ sum: 4, count: 4, reason: 'OK' })
  expect(await verify(1 - 1e-5)).toMatchObject({ sum: 4, reason: 'OK' })
  expect(await verify(0.999)).toMatchObject({ sum: 0, count: 4, reason: 'MISMATCH' })
  expect(await vectors.verify(pinned, asked, [], options)).toMatchObject({ sum: 0, reason: 'BAD_SHAPE' })
  expect(await vectors.verify(pinned, asked, undefined, options)).toMatchObject({ sum: 0, reason: 'UNCHECKED' })
})
