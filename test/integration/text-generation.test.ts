import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Examined, GenerateOrder, Message } from '../../src/inference/generation/order.ts'
import { orderTensors, readEncoded, readExamined } from '../../src/inference/generation/tensors.ts'
import { readManifest } from '../../src/inference/manifest.ts'
import type { Model } from '../../src/inference/model.ts'
import { createInference } from '../../src/inference/pool.ts'
import { silent } from '../../src/lib/log.ts'
import { packageRoot } from '../../src/lib/root.ts'
import type { Tensor } from '../../src/lib/tensor.ts'

const inference = createInference({ log: silent })
let model: Model

beforeAll(async () => {
  model = await inference.open(readManifest(join(packageRoot(), 'models/text-generation/smollm2-135m-instruct')))
})
afterAll(() => inference.close())

async function encode(messages: readonly Message[]): Promise<readonly number[]> {
  return readEncoded(await model.run(orderTensors({ kind: 'encode', messages })))
}

const asked = async (content: string, facts: Partial<GenerateOrder> = {}): Promise<GenerateOrder> => ({
  prompt: await encode([{ role: 'user', content }]),
  seed: Buffer.alloc(32, content),
  temperature: 0.7,
  maxTokens: 24,
  stops: [],
  ...facts,
})

function texts(outputs: readonly Tensor[], name: string): readonly string[] {
  const found = outputs.find((each) => each.name === name)
  if (found?.datatype !== 'BYTES') throw new Error(`there is no text ${name}`)
  return found.data
}

function figures(outputs: readonly Tensor[], name: string): number[] {
  const found = outputs.find((each) => each.name === name)
  if (found === undefined || found.datatype === 'BYTES') throw new Error(`there are no figures ${name}`)
  return Array.from(found.data, Number)
}

async function score(order: GenerateOrder, answer: readonly number[]): Promise<Examined> {
  return readExamined(await model.run(orderTensors({ kind: 'score', ...order, answer, checked: answer.length })))
}

describe('the chat model of this repository', () => {
  it('reads a conversation as its template says, with a system prompt unless there is one', async () => {
    const [plain, own] = [
      await encode([{ role: 'user', content: 'Hi' }]),
      await encode([
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Hi' },
      ]),
    ]
    expect(plain.slice(0, 2)).toEqual([1, 9690])
    expect(plain.length).toBeGreaterThan(own.length)
    expect(plain.slice(-10)).toEqual(own.slice(-10))
  })

  it('answers a question, and the answer stands the test', async () => {
    const order = await asked('What is the capital of France?', { temperature: 0 })
    const outputs = await model.run(orderTensors({ kind: 'generate', ...order }))
    expect(texts(outputs, 'text')).toEqual(['The capital of France is Paris.'])
    expect(texts(outputs, 'finish')).toEqual(['stop'])
    const tokens = figures(outputs, 'tokens')
    const { regrets, logprobs, text, finish } = await score(order, tokens)
    expect({ text, finish }).toEqual({ text: 'The capital of France is Paris.', finish: 'stop' })
    expect(Math.max(...regrets)).toBeLessThanOrEqual(3e-3)
    figures(outputs, 'logprobs').forEach((claimed, i) => {
      expect(Math.abs(claimed - logprobs[i]!), `token ${i}`).toBeLessThan(1e-3)
    })
  })

  it('answers several at once, ragged as they are, with the tokens each would get alone', async () => {
    const orders = await Promise.all([
      asked('Name a colour.'),
      asked('Why do leaves change their colour in autumn, and why do some trees keep them all winter long?'),
      asked('Hi!', { temperature: 1.3 }),
      asked('Count to five.', { stops: ['three', ', 3'], maxTokens: 40 }),
    ])
    const parts: string[] = []
    const emit = (part: readonly Tensor[]): void => void parts.push(...texts(part, 'text'))
    const together = await Promise.all(
      orders.map((order, i) => model.run(orderTensors({ kind: 'generate', ...order }), i === 1 ? { emit } : {})),
    )
    for (const [i, outputs] of together.entries()) {
      const { regrets } = await score(orders[i]!, figures(outputs, 'tokens'))
      expect(Math.max(...regrets), `conversation ${i}`).toBeLessThanOrEqual(0.01)
    }
    expect(parts.join('')).toBe(texts(together[1]!, 'text')[0])
    expect(parts.length).toBeGreaterThan(10)
  })

  it('stops when nobody waits any more', async () => {
    const order = await asked('Tell me a very long story.', { maxTokens: 400 })
    const abort = new AbortController()
    const emit = (): void => abort.abort()
    const running = model.run(orderTensors({ kind: 'generate', ...order }), { signal: abort.signal, emit })
    await expect(running).rejects.toMatchObject({ code: 'INFERENCE' })
    await expect(score(order, [1, 2, 3])).resolves.toMatchObject({ text: expect.any(String) })
  })

  it('refuses what is no order, and goes on', async () => {
    const none: Tensor = { name: 'text', datatype: 'BYTES', shape: [1], data: ['Hi'] }
    await expect(model.run([none])).rejects.toMatchObject({ code: 'INFERENCE', retryable: false })
    const other: Tensor = { ...none, name: 'order' }
    await expect(model.run([other])).rejects.toMatchObject({ code: 'INFERENCE', retryable: false })
    await expect(encode([{ role: 'user', content: 'Hi' }])).resolves.toContain(9690)
  })
})
