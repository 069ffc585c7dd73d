import type { Tensor, TensorSpec } from '../../lib/tensor.ts'
import { findOutput } from '../check.ts'
import { argmax } from '../classes.ts'
import type { Judgement } from '../task.ts'
import { CLASSES } from './data.ts'

export const SCORES = { name: 'scores', datatype: 'FP32', shape: [-1, CLASSES] } as const satisfies TensorSpec

/** An image earns 1 when its greatest score is its label's, else 0. */
export function score(outputs: readonly Tensor[] | undefined, labels: readonly number[]): Judgement {
  const answer = findOutput(outputs, { ...SCORES, shape: [labels.length, CLASSES] })
  const right = answer ? labels.filter((label, i) => argmax(answer.data, i, CLASSES) === label).length : 0
  return { sum: right, count: labels.length }
}
