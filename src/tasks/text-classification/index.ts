import type { Tensor } from '../../lib/tensor.ts'
import { findOutput } from '../check.ts'
import { argmax } from '../classes.ts'
import { countItems, runChecked } from '../run.ts'
import type { Answer, OpenTask } from '../task.ts'
import { askTexts, TEXT } from '../texts.ts'
import { pose } from './challenge.ts'
import { CLASSES, NAMES, SCORES } from './score.ts'

const limits = { name: 'text-classification', inputs: [TEXT], outputs: [SCORES, NAMES], maxItems: 64 }

/** A definition in a few words → what kind of thing it defines. */
export const textClassification: OpenTask = {
  ...limits,
  class: 'open',
  summary: 'Says what kind of thing a definition defines: animal, food, person, …',
  guess: 1 / CLASSES,
  // A person types one definition, or pastes a few lines.
  sizes: [16, 4, 2, 2, 1, 1, 0, 1],
  pose,
  ask: askTexts,
  tell,
  units: countItems,
  run: runChecked(limits),
}

function tell(_inputs: readonly Tensor[], outputs: readonly Tensor[]): readonly Answer[] {
  const scores = findOutput(outputs, SCORES)
  const names = findOutput(outputs, NAMES)
  if (!scores || !names) return []
  return Array.from({ length: scores.shape[0]! }, (_, row) => {
    const best = argmax(scores.data, row, CLASSES)
    return best < 0 ? {} : { label: names.data[best]!, score: scores.data[row * CLASSES + best]! }
  })
}
