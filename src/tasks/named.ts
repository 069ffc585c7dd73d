import type { Tensor, TensorSpec } from '../lib/tensor.ts'
import { findOutput } from './check.ts'
import { argmax } from './classes.ts'
import type { Answer, Judgement } from './task.ts'

/** What a classifier answers whose classes have names: scores, and what each column is called. */
export type Named = {
  readonly scores: TensorSpec & { readonly datatype: 'FP32' }
  readonly names: TensorSpec & { readonly datatype: 'BYTES' }
  readonly classes: number
}

/** The tensors of a classifier of so many classes; models may order them as they like. */
export function namedClasses(classes: number): Named {
  return {
    scores: { name: 'scores', datatype: 'FP32', shape: [-1, classes] },
    names: { name: 'classes', datatype: 'BYTES', shape: [classes] },
    classes,
  }
}

/** An item earns 1 when its greatest score is its class's, else 0. */
export function scoreNamed(
  { scores, names, classes }: Named,
  outputs: readonly Tensor[] | undefined,
  labels: readonly string[],
): Judgement {
  const given = findOutput(outputs, { ...scores, shape: [labels.length, classes] })
  const called = findOutput(outputs, names)
  const right =
    given && called ? labels.filter((label, i) => called.data[argmax(given.data, i, classes)] === label).length : 0
  return { sum: right, count: labels.length }
}

/** The class of each item's greatest score by its name, as a person reads it. */
export function tellNamed({ scores, names, classes }: Named, outputs: readonly Tensor[]): readonly Answer[] {
  const given = findOutput(outputs, scores)
  const called = findOutput(outputs, names)
  if (!given || !called) return []
  return Array.from({ length: given.shape[0]! }, (_, row) => {
    const best = argmax(given.data, row, classes)
    return best < 0 ? {} : { label: called.data[best]!, score: given.data[row * classes + best]! }
  })
}
