import type { Tensor, TensorSpec } from '../../lib/tensor.ts'
import { findOutput } from '../check.ts'
import { argmax } from '../classes.ts'
import type { Judgement } from '../task.ts'

/** The twelve commonest lexicographer files of WordNet's nouns. */
export const CLASSES = 12

export const SCORES = { name: 'scores', datatype: 'FP32', shape: [-1, CLASSES] } as const satisfies TensorSpec
/** What each column of the scores is called; models may order them as they like. */
export const NAMES = { name: 'classes', datatype: 'BYTES', shape: [CLASSES] } as const satisfies TensorSpec

/** A text earns 1 when its greatest score is its class's, else 0. */
export function score(outputs: readonly Tensor[] | undefined, labels: readonly string[]): Judgement {
  const scores = findOutput(outputs, { ...SCORES, shape: [labels.length, CLASSES] })
  const names = findOutput(outputs, NAMES)
  const right =
    scores && names ? labels.filter((label, i) => names.data[argmax(scores.data, i, CLASSES)] === label).length : 0
  return { sum: right, count: labels.length }
}
