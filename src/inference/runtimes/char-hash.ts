import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { textsOf } from './batch.ts'
import { countGrams } from './grams.ts'
import type { Load } from './runner.ts'

const FILE = 'hash.json'
const settings = z.strictObject({ dimensions: z.int().min(1).max(1024), gram: z.int().min(1).max(8) })

/** Texts → `embeddings` [n, dimensions] without learning: counts of hashed character n-grams. */
export const loadCharHash: Load = async ({ folder }) => {
  const read = settings.parse(JSON.parse(readFileSync(join(folder, FILE), 'utf8')))
  return {
    run: async (inputs) => {
      const texts = textsOf(inputs)
      const data = new Float32Array(texts.length * read.dimensions)
      texts.forEach((text, i) => {
        countGrams(
          text,
          { dimensions: read.dimensions, grams: [read.gram] },
          data.subarray(i * read.dimensions, (i + 1) * read.dimensions),
        )
      })
      return [{ name: 'embeddings', datatype: 'FP32', shape: [texts.length, read.dimensions], data }]
    },
    close: async () => {},
  }
}
