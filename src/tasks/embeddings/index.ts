import type { Tensor } from '../../lib/tensor.ts'
import { findOutput } from '../check.ts'
import { runChecked } from '../run.ts'
import type { Answer, Task } from '../task.ts'
import { askTexts, TEXT } from '../texts.ts'
import { CANDIDATES, pose, TEXTS } from './challenge.ts'
import { EMBEDDINGS } from './score.ts'

const limits = { name: 'embeddings', inputs: [TEXT], maxItems: TEXTS }

/** Texts → vectors that lie near each other when the texts mean the same. */
export const embeddings: Task = {
  ...limits,
  summary: 'Turns texts into vectors that are near each other when the texts mean the same',
  outputs: [EMBEDDINGS],
  baseline: 1 / CANDIDATES,
  pose,
  ask: askTexts,
  tell,
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
