import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Model } from '../../src/inference/model.ts'
import type { Tensor } from '../../src/lib/tensor.ts'
import { decodeMessage, encodeMessage } from '../../src/protocol/message.ts'
import { measure } from '../../src/tasks/measure.ts'
import type { Task } from '../../src/tasks/task.ts'

export type TaskUnderTest = {
  readonly task: Task
  /** Opened models, worst first, of qualities far enough apart to show in `items` items. */
  readonly ladder: () => readonly Model[]
  readonly items: number
}

/** What every task of the registry keeps to. */
export function describeTask({ task, ladder, items }: TaskUnderTest): void {
  describe(`task ${task.name}`, () => {
    const seed = seedOf('first')
    const best = (): Model => ladder().at(-1)!
    const answer = async (): Promise<readonly Tensor[]> => task.run(best(), task.pose(seed).inputs)

    it('poses the same challenge for the same seed and another for another', () => {
      expect(task.pose(seed).inputs).toEqual(task.pose(seed).inputs)
      expect(task.pose(seedOf('second')).inputs).not.toEqual(task.pose(seed).inputs)
    })

    it('poses what its specification says, within its own limit', async () => {
      const { inputs, judge } = task.pose(seed)
      expect(inputs.map(({ name, datatype }) => ({ name, datatype }))).toEqual(
        task.inputs.map(({ name, datatype }) => ({ name, datatype })),
      )
      expect(inputs[0]!.shape[0]).toBeLessThanOrEqual(task.maxItems)
      expect(judge(undefined).count).toBeGreaterThanOrEqual(20)
    })

    it('poses and is answered in messages that survive the wire', async () => {
      const { inputs, judge } = task.pose(seed)
      const outputs = await answer()
      const asked = decodeMessage(encodeMessage({ kind: 'ask', id: 1, task: task.name, tensors: inputs }))
      const answered = decodeMessage(encodeMessage({ kind: 'answer', id: 1, tensors: outputs }))
      expect(asked).toMatchObject({ tensors: inputs })
      if (answered.kind !== 'answer') throw new Error('the answer came back as something else')
      expect(judge(answered.tensors)).toEqual(judge(outputs))
    })

    it('keeps the key in the judge, whatever is done to the inputs', async () => {
      const challenge = task.pose(seed)
      const outputs = await answer()
      const before = challenge.judge(outputs)
      expect(Object.keys(challenge).sort()).toEqual(['inputs', 'judge'])
      for (const tensor of challenge.inputs) {
        expect(Object.keys(tensor).sort()).toEqual(['data', 'datatype', 'name', 'shape'])
        if (tensor.datatype !== 'BYTES') tensor.data.fill(tensor.datatype === 'INT64' ? (0n as never) : (0 as never))
      }
      expect(challenge.judge(outputs)).toEqual(before)
    })

    it('judges the right answer to another challenge no better than a guess', async () => {
      const other = task.pose(seedOf('second')).judge(await answer())
      expect(other.sum / other.count).toBeLessThan(task.baseline + 0.2)
    })

    it('scores no answer, garbage, wrong shapes and numbers that are none with 0 over the same count', async () => {
      const { judge } = task.pose(seed)
      const outputs = await answer()
      const { count } = judge(outputs)
      for (const [why, bad] of Object.entries(spoil(outputs))) expect(judge(bad), why).toEqual({ sum: 0, count })
    })

    it('refuses inputs that are not its own', async () => {
      const { inputs } = task.pose(seed)
      const [first] = inputs
      const refused = { code: 'BAD_INPUT' }
      await expect(task.run(best(), [])).rejects.toMatchObject(refused)
      await expect(task.run(best(), [...inputs, ...inputs])).rejects.toMatchObject(refused)
      await expect(task.run(best(), [{ ...first!, name: 'other' }])).rejects.toMatchObject(refused)
      await expect(task.run(best(), [{ ...first!, shape: [0] }])).rejects.toMatchObject(refused)
      await expect(task.run(best(), [{ ...first!, shape: [-1] }])).rejects.toMatchObject(refused)
    })

    it('tells a person one answer an item', async () => {
      const { inputs } = task.pose(seed)
      const outputs = await answer()
      const told = task.tell(inputs, outputs)
      expect(told).toHaveLength(inputs[0]!.shape[0]!)
      expect(told.every((each) => 'embedding' in each || ('label' in each && 'score' in each))).toBe(true)
      expect(task.tell(inputs, [])).toEqual([])
    })

    it('ranks its models as their quality is, all above a blind guess', async () => {
      const measured: number[] = []
      for (const model of ladder()) {
        const { sum, count } = await measure(task, model, items)
        measured.push(sum / count)
      }
      expect(measured).toEqual([...measured].sort((a, b) => a - b))
      expect(measured[0]).toBeGreaterThan(task.baseline)
    })
  })
}

function seedOf(name: string): Uint8Array {
  return createHash('sha256').update(name).digest()
}

/** Answers that earn nothing, each made of a good one. */
function spoil(outputs: readonly Tensor[]): Record<string, readonly Tensor[] | undefined> {
  const [first, ...others] = outputs
  if (first?.datatype !== 'FP32') throw new Error('the first output should be numbers')
  const fill = (value: number): Tensor => ({ ...first, data: new Float32Array(first.data.length).fill(value) })
  const [items = 0, width = 0] = first.shape
  return {
    'no answer': undefined,
    'no tensors': [],
    'another name': [{ ...first, name: 'other' }, ...others],
    'another type': [{ ...first, datatype: 'UINT8', data: new Uint8Array(first.data.length) }, ...others],
    'data of another type': [{ ...first, data: [...first.data] as never }, ...others],
    'one item too few': [{ ...first, shape: [items - 1, width], data: first.data.subarray(width) }, ...others],
    'a shape without its data': [{ ...first, data: first.data.subarray(1) }, ...others],
    'an absurd shape': [{ ...first, shape: [2 ** 40, 2 ** 40] }, ...others],
    'not a number': [fill(Number.NaN), ...others],
    infinite: [fill(Number.POSITIVE_INFINITY), ...others],
    'holes for tensors': [undefined as never],
  }
}
