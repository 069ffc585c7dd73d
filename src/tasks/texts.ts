import { BadInputError } from '../lib/errors.ts'
import type { Tensor, TensorSpec } from '../lib/tensor.ts'
import type { Words } from './task.ts'

/** What every task on texts takes. */
export const TEXT = { name: 'text', datatype: 'BYTES', shape: [-1] } as const satisfies TensorSpec

export function textTensor(texts: readonly string[]): Tensor {
  return { ...TEXT, shape: [texts.length], data: texts }
}

/** A person's words as a request; rejects a file or nothing at all with `BadInputError`. */
export async function askTexts(words: Words): Promise<readonly Tensor[]> {
  if (!('texts' in words)) throw new BadInputError('this task takes texts, not a file')
  if (words.texts.length === 0) throw new BadInputError('this task takes at least one text')
  return [textTensor(words.texts)]
}
