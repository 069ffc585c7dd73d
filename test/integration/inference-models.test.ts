import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { readManifest } from '../../src/inference/manifest.ts'
import { createInference } from '../../src/inference/pool.ts'
import { silent } from '../../src/lib/log.ts'
import { packageRoot } from '../../src/lib/root.ts'
import { openTasks } from '../../src/tasks/index.ts'
import { textTensor } from '../../src/tasks/texts.ts'

const inference = createInference({ log: silent })
const modelAt = (path: string) => readManifest(join(packageRoot(), 'models', path))
const cnn = modelAt('digits/cnn-m')
const inputs = openTasks.get('digits')!.pose(new Uint8Array(32), [64]).requests[0]!

afterAll(() => inference.close())

describe('opening a model', () => {
  it('names the file whose hash is wrong, with both hashes', async () => {
    const wrong = { ...cnn, files: { 'model.onnx': '0'.repeat(64) } }
    await expect(inference.open(wrong)).rejects.toMatchObject({ code: 'MODEL' })
    await expect(inference.open(wrong)).rejects.toThrow(
      `${cnn.files['model.onnx']}, its manifest says ${'0'.repeat(64)}`,
    )
    await expect(inference.open(wrong)).rejects.toThrow(join(cnn.folder, 'model.onnx'))
  })

  it('names the file that is missing', async () => {
    const missing = { ...cnn, files: { ...cnn.files, 'other.onnx': '0'.repeat(64) } }
    await expect(inference.open(missing)).rejects.toMatchObject({ code: 'MODEL' })
    await expect(inference.open(missing)).rejects.toThrow(join(cnn.folder, 'other.onnx'))
  })

  it('says so when a file is no model', async () => {
    const card = { ...modelAt('embeddings/char-hash'), runtime: 'onnx' } as const
    await expect(inference.open(card)).rejects.toMatchObject({ code: 'MODEL' })
  })
})

describe('running a model', () => {
  it('gives the same numbers for the same input and leaves the input to the caller', async () => {
    const model = await inference.open(cnn)
    const before = structuredClone(inputs)
    const [first, second] = [await model.run(inputs), await model.run(inputs)]
    expect(first).toEqual(second)
    const answer = { datatype: 'FP32', shape: [64, 10] }
    expect(first).toMatchObject([
      { name: 'scores', ...answer },
      { name: 'logits', ...answer },
    ])
    expect(inputs).toEqual(before)
    await model.close()
  })

  it('is rejected when the input is not the model’s, and the model goes on', async () => {
    const model = await inference.open(cnn)
    const wrong = [{ ...inputs[0]!, name: 'other' }]
    await expect(model.run(wrong)).rejects.toMatchObject({ code: 'INFERENCE', retryable: false })
    await expect(model.run(inputs)).resolves.toHaveLength(2)
    await model.close()
  })

  it('leaves the event loop free', async () => {
    const model = await inference.open(modelAt('embeddings/minilm-l3'))
    let running = true
    const done = model.run([textTensor(Array.from({ length: 64 }, (_, i) => `text ${i} `.repeat(20)))]).finally(() => {
      running = false
    })
    let turns = 0
    while (running) {
      await turn()
      turns += 1
    }
    await done
    // A run on this thread would leave room for one turn a batch.
    expect(turns).toBeGreaterThan(100)
    await model.close()
  })

  it('gives vectors of length 1 that tell likeness of meaning', async () => {
    const model = await inference.open(modelAt('embeddings/minilm-l6'))
    const texts = ['A man is eating food.', 'The stock market fell sharply today.', 'Someone eats a meal.']
    const [output] = await model.run([textTensor(texts)])
    if (output?.datatype !== 'FP32') throw new Error('the output should be numbers')
    const vectors = texts.map((_, i) => output.data.subarray(i * 384, (i + 1) * 384))
    const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0)
    expect(dot(vectors[0]!, vectors[0]!)).toBeCloseTo(1, 4)
    expect(dot(vectors[0]!, vectors[2]!)).toBeCloseTo(0.759, 2)
    expect(dot(vectors[0]!, vectors[1]!)).toBeCloseTo(0.008, 2)
    await model.close()
  })
})
