import { beforeAll, expect, test } from 'vitest'
import { blake2_256 } from '../../src/crypto/hash.ts'
import { ready } from '../../src/crypto/ready.ts'
import { modelHash } from '../../src/inference/hash.ts'

beforeAll(ready)

const [one, two] = ['11'.repeat(32), '22'.repeat(32)] as [string, string]

test('the hash of a model is over its files, sorted by path', () => {
  const expected = blake2_256(Buffer.from(`yuma/model/1a/z.onnx ${two}\nb.json ${one}\n`))
  expect(modelHash({ files: { 'b.json': one, 'a/z.onnx': two } })).toBe(Buffer.from(expected).toString('hex'))
})

test('a file changed, added or renamed gives another', () => {
  const hashes = [{ a: one }, { a: two }, { b: one }, { a: one, b: one }, {}].map((files) =>
    modelHash({ files: files as Record<string, string> }),
  )
  expect(new Set(hashes).size).toBe(hashes.length)
})
