import type { Tensor, TensorSpec } from '../../lib/tensor.ts'
import { findOutput } from '../check.ts'
import type { Judgement } from '../task.ts'

/** Most numbers a vector may have. */
const MAX_DIMENSIONS = 1024

export const EMBEDDINGS = { name: 'embeddings', datatype: 'FP32', shape: [-1, -1] } as const satisfies TensorSpec

/** Positions in the request: of the candidates, and of each query with the candidate that answers it. */
export type Key = {
  readonly candidates: readonly number[]
  readonly queries: readonly { readonly at: number; readonly answer: number }[]
}

/** A query earns 1 when no other candidate's vector is as near to its own (by cosine) as the answer's. */
export function score(outputs: readonly Tensor[] | undefined, key: Key): Judgement {
  const count = key.queries.length
  const texts = key.candidates.length + count
  const answer = findOutput(outputs, { ...EMBEDDINGS, shape: [texts, -1] })
  const dimensions = answer?.shape[1] ?? 0
  if (!answer || dimensions < 1 || dimensions > MAX_DIMENSIONS) return { sum: 0, count }
  const rows = Array.from({ length: texts }, (_, i) =>
    toUnit(answer.data.subarray(i * dimensions, (i + 1) * dimensions)),
  )
  if (rows.includes(undefined)) return { sum: 0, count }
  const found = key.queries.filter(({ at, answer }) => {
    const similarity = key.candidates.map((candidate) => dot(rows[at]!, rows[candidate]!))
    const own = dot(rows[at]!, rows[answer]!)
    return similarity.filter((each) => each >= own).length === 1
  })
  return { sum: found.length, count }
}

/** The vector divided by its length in double precision, or `undefined` when it has none that is a finite number. */
function toUnit(vector: Float32Array): Float64Array | undefined {
  const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0))
  return Number.isFinite(length) ? Float64Array.from(vector, (x) => (length > 0 ? x / length : 0)) : undefined
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
