import { BadInputError } from '../../lib/errors.ts'
import type { Tensor } from '../../lib/tensor.ts'
import { findOutput } from '../check.ts'
import { argmax } from '../classes.ts'
import { countItems, runChecked } from '../run.ts'
import type { Answer, OpenTask, Words } from '../task.ts'
import { IMAGE, imageTensor, pose } from './challenge.ts'
import { CLASSES } from './data.ts'
import { readImage } from './image.ts'
import { SCORES } from './score.ts'

const limits = { name: 'digits', inputs: [IMAGE], outputs: [SCORES], maxItems: 64 }

/** Image of a handwritten digit → which digit it is. */
export const digits: OpenTask = {
  ...limits,
  class: 'open',
  summary: 'Says which digit an image shows',
  guess: 1 / CLASSES,
  // A person sends one picture; a scanned form has a few fields.
  sizes: [16, 3, 2, 2, 1, 1],
  pose,
  ask,
  tell,
  units: countItems,
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
