import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Model } from '../../src/inference/model.ts'
import type { Tensor } from '../../src/lib/tensor.ts'
import { decodeMessage, encodeMessage } from '../../src/protocol/message.ts'
import { addUp, measure } from '../../src/tasks/measure.ts'
import type { OpenChallenge, OpenTask, Task } from '../../src/tasks/task.ts'
import { SOME_MODEL } from '../support/exchange.ts'

export type TaskUnderTest = {
  readonly task: OpenTask
  /** Opened models, worst first, of qualities far enough apart to show in `items` items. */
  readonly ladder: () => readonly Model[]
  readonly items: number
}

type Answers = readonly (readonly Tensor[] | undefined)[]

/** Requests of the sizes people send, and of the least and a larger one. */
export const SIZES = [1, 2, 9, 1, 4, 7, 16]
const ITEMS = 40

export const seedOf = (name: string): Uint8Array => createHash('sha256').update(name).digest()

/** What tasks of both classes keep to. */
export function describeRequests(task: Task, model: () => Model): void {
  const seed = seedOf('first')
  const { requests } = task.pose(seed, SIZES)

  it('poses the same requests for the same seed and others for another', () => {
    expect(task.pose(seed, SIZES).requests).toEqual(requests)
    expect(task.pose(seedOf('second'), SIZES).requests).not.toEqual(requests)
  })

  it('poses requests of the sizes it is told, as its specification says', () => {
    const specs = task.inputs.map(({ name, datatype }) => ({ name, datatype }))
    for (const inputs of requests) expect(inputs.map(({ name, datatype }) => ({ name, datatype }))).toEqual(specs)
    expect(requests.map(([first]) => first!.shape[0])).toEqual(SIZES)
  })

  it('says how many items people ask for, and takes as many', () => {
    expect(task.sizes.length).toBeLessThanOrEqual(task.maxItems)
    expect(task.sizes[0]).toBeGreaterThan(0)
    expect(task.sizes.every((weight) => weight >= 0)).toBe(true)
  })

  it('counts the same units with an answer as without, and at least one', async () => {
    const units = task.units(requests[2]!, undefined)
    expect(units).toBeGreaterThanOrEqual(1)
    expect(task.units(requests[2]!, await task.run(model(), requests[2]!))).toBeGreaterThanOrEqual(units)
  })

  it('refuses inputs that are not its own', async () => {
    const inputs = requests[2]!
    const [first] = inputs
    const refused = { code: 'BAD_INPUT' }
    await expect(task.run(model(), [])).rejects.toMatchObject(refused)
    await expect(task.run(model(), [...inputs, ...inputs])).rejects.toMatchObject(refused)
    await expect(task.run(model(), [{ ...first!, name: 'other' }])).rejects.toMatchObject(refused)
    await expect(task.run(model(), [{ ...first!, shape: [0] }])).rejects.toMatchObject(refused)
    await expect(task.run(model(), [{ ...first!, shape: [-1] }])).rejects.toMatchObject(refused)
  })

  it('tells a person one answer an item', async () => {
    const inputs = requests[2]!
    const told = task.tell(inputs, await task.run(model(), inputs))
    expect(told).toHaveLength(inputs[0]!.shape[0]!)
    expect(told.every((each) => 'embedding' in each || ('label' in each && 'score' in each))).toBe(true)
    expect(task.tell(inputs, [])).toEqual([])
  })
}

/** What every open task of the registry keeps to. */
export function describeTask({ task, ladder, items }: TaskUnderTest): void {
  describe(`task ${task.name}`, () => {
    const seed = seedOf('first')
    const best = (): Model => ladder().at(-1)!
    const answer = async ({ requests }: OpenChallenge): Promise<Answers> =>
      Promise.all(requests.map((inputs) => task.run(best(), inputs)))
    const pose = (): OpenChallenge => task.pose(seed, SIZES)

    describeRequests(task, best)

    it('poses and is answered in messages that survive the wire', async () => {
      const challenge = pose()
      const answers = await answer(challenge)
      challenge.requests.forEach((tensors, id) => {
        const asked = decodeMessage(encodeMessage({ kind: 'ask', id, task: task.name, nonce: 1n, block: 1n, tensors }))
        expect(asked).toMatchObject({ tensors })
      })
      const received = answers.map((tensors, id) => {
        const answered = decodeMessage(encodeMessage({ kind: 'answer', id, model: SOME_MODEL, tensors: tensors! }))
        if (answered.kind !== 'answer') throw new Error('the answer came back as something else')
        return answered.tensors
      })
      expect(challenge.judge(received)).toEqual(challenge.judge(answers))
    })

    it('keeps the key in the judge, whatever is done to the inputs', async () => {
      const challenge = pose()
      const answers = await answer(challenge)
      const before = challenge.judge(answers)
      expect(Object.keys(challenge).sort()).toEqual(['judge', 'requests'])
      for (const tensor of challenge.requests.flat()) {
        expect(Object.keys(tensor).sort()).toEqual(['data', 'datatype', 'name', 'shape'])
        if (tensor.datatype !== 'BYTES') tensor.data.fill(tensor.datatype === 'INT64' ? (0n as never) : (0 as never))
      }
      expect(challenge.judge(answers)).toEqual(before)
    })

    it('judges every item of every request', async () => {
      const challenge = pose()
      const judged = challenge.judge(await answer(challenge))
      expect(judged.map(({ count }) => count)).toEqual(SIZES)
      expect(judged.every(({ sum, count }) => sum >= 0 && sum <= count)).toBe(true)
    })

    it('judges right answers to another challenge no better than a guess', async () => {
      const { sum, count } = addUp(task.pose(seedOf('second'), SIZES).judge(await answer(pose())))
      expect(count).toBe(ITEMS)
      expect(sum / count).toBeLessThan(task.guess + 0.2)
    })

    it('scores no answer, garbage, wrong shapes and numbers that are none with 0 over the same count', async () => {
      const { judge } = pose()
      const answers = await answer(pose())
      const at = 2
      for (const [why, bad] of Object.entries(spoil(answers[at]!))) {
        const judged = judge(answers.with(at, bad))
        expect(judged[at], why).toEqual({ sum: 0, count: SIZES[at] })
        expect(addUp(judged).sum, why).toBeGreaterThan(0)
      }
      expect(addUp(judge(answers.map(() => undefined)))).toEqual({ sum: 0, count: ITEMS })
    })

    it('is easier when it is told to be', async () => {
      const earned = async (difficulty: number): Promise<number> => {
        const sizes = Array.from({ length: 4 }, () => 32)
        const challenge = task.pose(seed, sizes, difficulty)
        return addUp(challenge.judge(await answer(challenge))).sum
      }
      expect(await earned(0)).toBeGreaterThanOrEqual(await earned(1))
    })

    it('ranks its models as their quality is, all above a blind guess', async () => {
      const measured: number[] = []
      for (const model of ladder()) {
        const { sum, count } = await measure(task, model, items)
        measured.push(sum / count)
      }
      expect(measured).toEqual([...measured].sort((a, b) => a - b))
      expect(measured[0]).toBeGreaterThan(task.guess)
    })
  })
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
