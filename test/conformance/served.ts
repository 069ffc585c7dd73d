import { describe, expect, it } from 'vitest'
import type { Model } from '../../src/inference/model.ts'
import type { Tensor } from '../../src/lib/tensor.ts'
import { PROVEN } from '../../src/tasks/reason.ts'
import type { Asked, ServedTask, Verification } from '../../src/tasks/task.ts'
import { describeRequests, SIZES, seedOf } from './task.ts'

/** As the measured tolerance class cpu-fp32. */
const CPU_FP32 = 1e-4

/** What every served task of the registry keeps to. */
export function describeServed({ task, model }: { readonly task: ServedTask; readonly model: () => Model }): void {
  describe(`task ${task.name}`, () => {
    const seed = seedOf('first')
    const { requests } = task.pose(seed, SIZES)
    const at = 2
    const asked: Asked = { genesis: '0x00', asker: 'asker', miner: 'miner', nonce: 1n, inputs: requests[at]! }
    const count = SIZES[at]!
    const verify = (outputs: readonly Tensor[] | undefined): Promise<Verification> =>
      task.verify(model(), asked, outputs, { tolerance: CPU_FP32, draw: seed })

    describeRequests(task, model)

    it('answers what its specification says, with the tensor that its model names', async () => {
      const outputs = await task.run(model(), asked.inputs)
      expect(outputs.map(({ name, datatype }) => ({ name, datatype }))).toEqual(
        task.outputs.map(({ name, datatype }) => ({ name, datatype })),
      )
      expect(outputs.map(({ name }) => name)).toContain(model().manifest.verifyOutput)
    })

    it('accepts the model’s own answer, and takes it for each item', async () => {
      expect(await verify(await task.run(model(), asked.inputs))).toMatchObject({ sum: count, count, reason: 'OK' })
    })

    it('checks nothing where there is no answer', async () => {
      expect(await verify(undefined)).toEqual({ sum: 0, count, reason: 'UNCHECKED' })
    })

    it('proves an answer wrong that is of another form or has other numbers, in one item as in all', async () => {
      const outputs = await task.run(model(), asked.inputs)
      for (const [why, [reason, bad]] of Object.entries(spoil(outputs))) {
        const verified = await verify(bad)
        expect(verified, why).toMatchObject({ sum: 0, count, reason })
        expect(PROVEN.has(verified.reason), why).toBe(true)
      }
    })

    it('proves the answer to another request wrong', async () => {
      const other = task.pose(seedOf('second'), [count]).requests[0]!
      expect(await verify(await task.run(model(), other))).toMatchObject({ sum: 0, reason: 'MISMATCH' })
    })
  })
}

/** Answers that no honest miner gives, each made of a good one, and how they are found out. */
function spoil(outputs: readonly Tensor[]): Record<string, readonly ['BAD_SHAPE' | 'MISMATCH', readonly Tensor[]]> {
  const [first, ...others] = outputs
  if (first?.datatype !== 'FP32') throw new Error('the first output should be numbers')
  const [items = 0, width = 0] = first.shape
  const change = (how: (value: number, at: number) => number): readonly Tensor[] => [
    { ...first, data: first.data.map(how) },
    ...others,
  ]
  return {
    'no tensors': ['BAD_SHAPE', []],
    'one more tensor': ['BAD_SHAPE', [...outputs, { ...first, name: 'more' }]],
    'the same twice': ['BAD_SHAPE', [first, first, ...others]],
    'another name': ['BAD_SHAPE', [{ ...first, name: 'other' }, ...others]],
    'one item too few': [
      'BAD_SHAPE',
      [{ ...first, shape: [items - 1, width], data: first.data.subarray(width) }, ...others],
    ],
    'a label for numbers': [
      'BAD_SHAPE',
      [{ name: first.name, datatype: 'BYTES', shape: [items], data: Array.from({ length: items }, () => 'one') }],
    ],
    'all zero': ['MISMATCH', change(() => 0)],
    'not a number': ['MISMATCH', change(() => Number.NaN)],
    infinite: ['MISMATCH', change((value, at) => (at === 0 ? Number.POSITIVE_INFINITY : value))],
    'two decimals': ['MISMATCH', change((value) => Math.round(value * 100) / 100)],
    'one item scaled': ['MISMATCH', change((value, at) => (at < width ? value * 1.001 : value))],
    'two items swapped': ['MISMATCH', change((_, at) => first.data[(at + width) % first.data.length]!)],
  }
}
