import { tellNamed } from '../named.ts'
import { countItems, runChecked } from '../run.ts'
import type { OpenTask } from '../task.ts'
import { askTexts, TEXT } from '../texts.ts'
import { pose } from './challenge.ts'
import { CLASSES, KINDS } from './score.ts'

const limits = { name: 'text-classification', inputs: [TEXT], outputs: [KINDS.scores, KINDS.names], maxItems: 64 }

/** A definition in a few words → what kind of thing it defines. */
export const textClassification: OpenTask = {
  ...limits,
  class: 'open',
  mindsBytes: true,
  summary: 'Says what kind of thing a definition defines: animal, food, person, …',
  guess: 1 / CLASSES,
  // A person types one definition, or pastes a few lines.
  sizes: [16, 4, 2, 2, 1, 1, 0, 1],
  pose,
  ask: askTexts,
  tell: (_inputs, outputs) => tellNamed(KINDS, outputs),
  units: countItems,
  run: runChecked(limits),
}
