import { BadInputError } from '../../lib/errors.ts'
import type { Tensor } from '../../lib/tensor.ts'
import { findOutput } from '../check.ts'
import { argmax } from '../classes.ts'
import { runChecked } from '../run.ts'
import type { Answer, Task, Words } from '../task.ts'
import { IMAGE, ITEMS, imageTensor, pose } from './challenge.ts'
import { CLASSES } from './data.ts'
import { readImage } from './image.ts'
import { SCORES } from './score.ts'

const limits = { name: 'digits', inputs: [IMAGE], maxItems: ITEMS }

/** Image of a handwritten digit → which digit it is. */
export const digits: Task = {
  ...limits,
  summary: 'Says which digit an image shows',
  outputs: [SCORES],
  baseline: 1 / CLASSES,
  pose,
  ask,
  tell,
  run: runChecked(limits),
}

async function ask(words: Words): Promise<readonly Tensor[]> {
  if (!('file' in words)) throw new BadInputError('digits takes an image file, not texts')
  return [imageTensor([await readImage(words.file)])]
}

function tell(_inputs: readonly Tensor[], outputs: readonly Tensor[]): readonly Answer[] {
  const scores = findOutput(outputs, SCORES)
  if (!scores) return []
  return Array.from({ length: scores.shape[0]! }, (_, row) => {
    const label = argmax(scores.data, row, CLASSES)
    return label < 0 ? {} : { label: String(label), score: scores.data[row * CLASSES + label]! }
  })
}
