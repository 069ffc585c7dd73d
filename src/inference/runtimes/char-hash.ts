import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { textsOf } from './batch.ts'
import type { Load } from './runner.ts'

const FILE = 'hash.json'
const settings = z.strictObject({ dimensions: z.int().min(1).max(1024), gram: z.int().min(1).max(8) })
type Settings = z.infer<typeof settings>

/** Texts → `embeddings` [n, dimensions] without learning: counts of hashed character n-grams. */
export const loadCharHash: Load = async ({ folder }) => {
  const read = settings.parse(JSON.parse(readFileSync(join(folder, FILE), 'utf8')))
  return {
    run: async (inputs) => {
      const texts = textsOf(inputs)
      const data = new Float32Array(texts.length * read.dimensions)
      texts.forEach((text, i) => {
        countGrams(text, read, data.subarray(i * read.dimensions, (i + 1) * read.dimensions))
      })
      return [{ name: 'embeddings', datatype: 'FP32', shape: [texts.length, read.dimensions], data }]
    },
    close: async () => {},
  }
}

/** Each gram adds 1 to the bucket of its hash; blanks around the text mark where words begin and end. */
function countGrams(text: string, { dimensions, gram }: Settings, into: Float32Array): void {
  const padded = ` ${text.toLowerCase()} `
  for (let at = 0; at + gram <= padded.length; at++) {
    const bucket = hash(padded, at, gram) % dimensions
    into[bucket] = into[bucket]! + 1
  }
}

/** FNV-1a over UTF-16 code units, 32 bits (Fowler, Noll, Vo). */
function hash(text: string, from: number, length: number): number {
  let state = 0x811c9dc5
  for (let at = from; at < from + length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  return state >>> 0
}
