import { basename } from 'node:path'
import { type FeatureExtractionPipeline, pipeline, type TextClassificationPipeline } from '@xenova/transformers'
import type { Tensor } from '../../lib/tensor.ts'
import { inBatches, textsOf } from './batch.ts'
import { useFolder } from './local.ts'
import type { Load } from './runner.ts'
import { SESSION } from './runner.ts'

const OPTIONS = { dtype: 'fp32', device: 'cpu', local_files_only: true, session_options: SESSION } as const

type Labelled = { readonly label: string; readonly score: number }

/** Texts → `scores` [n, classes] and `classes` [classes], the names in the order of the model's own config. */
export const loadTextClassification: Load = async (manifest) => {
  useFolder(manifest)
  const classify: TextClassificationPipeline = await pipeline('text-classification', basename(manifest.folder), OPTIONS)
  const config = classify.model.config as unknown as { readonly id2label: Readonly<Record<string, string>> }
  const classes = Object.values(config.id2label)
  const column = new Map(classes.map((name, i) => [name, i]))

  async function score(texts: string[]): Promise<Float32Array[]> {
    const answers = (await classify(texts, { top_k: classes.length })) as unknown as Labelled[][]
    return answers.map((answer) => {
      const row = new Float32Array(classes.length)
      for (const { label, score } of answer) row[column.get(label)!] = score
      return row
    })
  }

  return {
    run: async (inputs) => [
      toTensor('scores', await inBatches(textsOf(inputs), score)),
      { name: 'classes', datatype: 'BYTES', shape: [classes.length], data: classes },
    ],
    close: () => classify.dispose(),
  }
}

/** Texts → `embeddings` [n, d]: the mean of each text's token vectors, of length 1. */
export const loadFeatureExtraction: Load = async (manifest) => {
  useFolder(manifest)
  const extract: FeatureExtractionPipeline = await pipeline('feature-extraction', basename(manifest.folder), OPTIONS)

  async function embed(texts: string[]): Promise<Float32Array[]> {
    const { data, dims } = await extract(texts, { pooling: 'mean', normalize: true })
    const [, width = 0] = dims
    return texts.map((_, i) => (data as Float32Array).subarray(i * width, (i + 1) * width))
  }

  return {
    run: async (inputs) => [toTensor('embeddings', await inBatches(textsOf(inputs), embed))],
    close: () => extract.dispose(),
  }
}

function toTensor(name: string, rows: readonly Float32Array[]): Tensor {
  const width = rows[0]?.length ?? 0
  const data = new Float32Array(rows.length * width)
  rows.forEach((row, i) => {
    data.set(row, i * width)
  })
  return { name, datatype: 'FP32', shape: [rows.length, width], data }
}
