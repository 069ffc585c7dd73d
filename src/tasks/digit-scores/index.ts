import type { Tensor, TensorSpec } from '../../lib/tensor.ts'
import { findOutput } from '../check.ts'
import { softmax } from '../classes.ts'
import { CLASSES } from '../digits/data.ts'
import { digits } from '../digits/index.ts'
import { countItems, runChecked } from '../run.ts'
import { verifyByRunning } from '../served/verify.ts'
import type { Answer, ServedTask } from '../task.ts'

const LOGITS = { name: 'logits', datatype: 'FP32', shape: [-1, CLASSES] } as const satisfies TensorSpec

const base = { name: 'digit-scores', inputs: digits.inputs, outputs: [LOGITS], maxItems: digits.maxItems }
const run = runChecked(base)

/** Image of a handwritten digit → what the pinned model says of each digit, before any of it is rounded to certainty. */
export const digitScores: ServedTask = {
  ...base,
  class: 'served',
  summary: 'Scores an image for each digit with the agreed model',
  sizes: digits.sizes,
  pose: (seed, sizes) => ({ requests: digits.pose(seed, sizes).requests }),
  verify: verifyByRunning({ ...base, run }),
  ask: digits.ask,
  tell,
  units: countItems,
  run,
}

function tell(_inputs: readonly Tensor[], outputs: readonly Tensor[]): readonly Answer[] {
  const logits = findOutput(outputs, LOGITS)
  if (!logits) return []
  return Array.from({ length: logits.shape[0]! }, (_, row) => {
    const { label, score } = softmax(logits.data, row, CLASSES)
    return { label: String(label), score }
  })
}
