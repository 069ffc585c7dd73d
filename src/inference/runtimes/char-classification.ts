import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { textsOf } from './batch.ts'
import { countGrams } from './grams.ts'
import { loadOnnx } from './onnx.ts'
import type { Load } from './runner.ts'

const FILE = 'grams.json'
const settings = z.strictObject({
  dimensions: z.int().min(1).max(65_536),
  grams: z.array(z.int().min(1).max(8)).min(1).max(8),
  classes: z.array(z.string().min(1)).min(2).max(1_024),
})

/**
 * Texts → `scores` [n, classes] and `classes` [classes]: counts of hashed character n-grams, made as long as 1, go through
 * a graph that takes `features` [n, dimensions].
 */
export const loadCharClassification: Load = async (manifest) => {
  const { classes, ...grams } = settings.parse(JSON.parse(readFileSync(join(manifest.folder, FILE), 'utf8')))
  const graph = await loadOnnx(manifest)
  return {
    run: async (inputs, options) => {
      const texts = textsOf(inputs)
      const data = new Float32Array(texts.length * grams.dimensions)
      texts.forEach((text, i) => {
        const row = data.subarray(i * grams.dimensions, (i + 1) * grams.dimensions)
        countGrams(text, grams, row)
        const length = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0))
        if (length > 0) row.set(row.map((x) => x / length))
      })
      const features = { name: 'features', datatype: 'FP32', shape: [texts.length, grams.dimensions], data } as const
      return [
        ...(await graph.run([features], options)),
        { name: 'classes', datatype: 'BYTES', shape: [classes.length], data: classes },
      ]
    },
    close: () => graph.close(),
  }
}
