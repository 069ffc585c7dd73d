import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readManifest } from '../../src/inference/manifest.ts'
import type { Model } from '../../src/inference/model.ts'
import { createInference } from '../../src/inference/pool.ts'
import { silent } from '../../src/lib/log.ts'
import { filesTensor } from '../../src/tasks/file-types/challenge.ts'
import { composeFile } from '../../src/tasks/file-types/files.ts'
import { fileTypes } from '../../src/tasks/file-types/index.ts'
import { createRandom } from '../../src/tasks/random.ts'

const inference = createInference({ log: silent })
let magika: Model

beforeAll(async () => {
  magika = await inference.open(readManifest('models/file-types/magika'))
})

afterAll(() => inference.close())

/** What the model calls a file, as a person is told. */
async function typeOf(inputs: Awaited<ReturnType<typeof fileTypes.ask>>): Promise<unknown> {
  return fileTypes.tell(inputs, await fileTypes.run(magika, inputs))[0]?.label
}

const KNOWN: Readonly<Record<string, string>> = {
  'docs/seven.png': 'png',
  'package.json': 'json',
  'README.md': 'markdown',
  'src/index.ts': 'typescript',
  'models/digits/cnn-m/model.onnx': 'onnx',
  'src/tasks/digits/data/held-out.bin.gz': 'gzip',
  'scripts/build-blob': 'shell',
  'models/train/digits.py': 'python',
  'models/train/measure.mjs': 'javascript',
  'chain/runtime/src/lib.rs': 'rust',
  LICENSE: 'txt',
}

for (const [path, label] of Object.entries(KNOWN)) {
  it(`calls ${path} ${label}`, async () => {
    expect(await typeOf(await fileTypes.ask({ file: readFileSync(path) }))).toBe(label)
  })
}

it('takes the files that challenges are made of for what they are, of every type', async () => {
  const random = createRandom(new Uint8Array(32))
  const seen = new Set<string>()
  let right = 0
  for (let i = 0; i < 200; i++) {
    const { label, bytes } = composeFile(random)
    seen.add(label)
    if ((await typeOf([filesTensor([bytes])])) === label) right++
  }
  expect(right).toBeGreaterThanOrEqual(190)
  expect(seen.size).toBeGreaterThanOrEqual(19)
})

it('refuses bytes that are none', async () => {
  const [tensor] = fileTypes.pose(new Uint8Array(32), [1]).requests[0]!
  const data = (tensor!.data as BigInt64Array).slice()
  data[7] = 257n
  await expect(fileTypes.run(magika, [{ ...tensor!, data } as typeof tensor & {}])).rejects.toMatchObject({
    code: 'BAD_INPUT',
  })
})
