import { tellNamed } from '../named.ts'
import { countItems, runChecked } from '../run.ts'
import type { OpenTask } from '../task.ts'
import { askTexts, TEXT } from '../texts.ts'
import { LANGUAGES, pose, SCORES } from './challenge.ts'

const limits = { name: 'language-identification', inputs: [TEXT], outputs: [SCORES.scores, SCORES.names], maxItems: 64 }

/** A few words → the language they are in. */
export const languageIdentification: OpenTask = {
  ...limits,
  class: 'open',
  summary: 'Says which of 16 languages a few words are in',
  guess: 1 / LANGUAGES,
  // A person asks about one text, or about the lines of a table.
  sizes: [14, 4, 2, 2, 1, 1, 0, 2],
  pose,
  ask: askTexts,
  tell: (_inputs, outputs) => tellNamed(SCORES, outputs),
  units: countItems,
  run: runChecked(limits),
}
