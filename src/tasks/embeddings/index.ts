import type { Tensor } from '../../lib/tensor.ts'
import { findOutput } from '../check.ts'
import { countItems, runChecked } from '../run.ts'
import type { Answer, OpenTask } from '../task.ts'
import { askTexts, TEXT } from '../texts.ts'
import { PAIRS, pose } from './challenge.ts'
import { EMBEDDINGS } from './score.ts'

const limits = { name: 'embeddings', inputs: [TEXT], outputs: [EMBEDDINGS], maxItems: 128 }

/** Texts → vectors that lie near each other when the texts mean the same. */
export const embeddings: OpenTask = {
  ...limits,
  class: 'open',
  together: true,
  mindsBytes: true,
  summary: 'Turns texts into vectors that are near each other when the texts mean the same',
  guess: 1 / PAIRS,
  // One text to search for, or the pieces of a document.
  sizes: [12, 3, 2, 2, 1, 1, 1, 3],
  pose,
  ask: askTexts,
  tell,
  units: countItems,
  run: runChecked(limits),
}

function tell(_inputs: readonly Tensor[], outputs: readonly Tensor[]): readonly Answer[] {
  const vectors = findOutput(outputs, EMBEDDINGS)
  if (!vectors) return []
  const [items = 0, dimensions = 0] = vectors.shape
  return Array.from({ length: items }, (_, row) => ({
    embedding: [...vectors.data.subarray(row * dimensions, (row + 1) * dimensions)],
  }))
}
