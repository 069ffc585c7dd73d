import { BadInputError } from '../../lib/errors.ts'
import type { Tensor, TensorSpec } from '../../lib/tensor.ts'
import { checkInputs, findOutput } from '../check.ts'
import { softmax } from '../classes.ts'
import { countItems, runChecked } from '../run.ts'
import { runOneByOne } from '../served/one-by-one.ts'
import { verifyByRunning } from '../served/verify.ts'
import type { Answer, ServedTask, TaskBase, Words } from '../task.ts'
import { BYTES, filesTensor, pose } from './challenge.ts'
import { PADDING } from './features.ts'
import { LABELS } from './labels.ts'

/** Magika does not ask its model about smaller files. */
const LEAST_BYTES = 8
const LOGITS = { name: 'logits', datatype: 'FP32', shape: [-1, LABELS.length] } as const satisfies TensorSpec

const base = { name: 'file-types', inputs: [BYTES], outputs: [LOGITS], maxItems: 16 }
const runAny = runChecked(base)
const run: TaskBase['run'] = async (model, inputs, context) => {
  checkInputs(base, inputs)
  const [bytes] = inputs
  if (bytes?.datatype !== 'INT64' || !bytes.data.every((byte) => byte >= 0n && byte <= PADDING)) {
    throw new BadInputError(`${base.name} takes bytes from 0 to 255, and ${PADDING} where there is none`)
  }
  return runOneByOne(bytes, (file) => runAny(model, [file], context))
}

/** The beginning and end of a file → what the pinned model says of each of 214 types of content. */
export const fileTypes: ServedTask = {
  ...base,
  class: 'served',
  summary: 'Says what a file holds (python, pdf, png, …) with the agreed model',
  // A person has one file, or the attachments of a mail.
  sizes: [16, 3, 2, 1],
  pose,
  verify: verifyByRunning({ ...base, run }),
  ask,
  tell,
  units: countItems,
  run,
}

async function ask(words: Words): Promise<readonly Tensor[]> {
  if (!('file' in words)) throw new BadInputError('file-types takes a file, not texts')
  if (words.file.length < LEAST_BYTES)
    throw new BadInputError(`file-types takes files of at least ${LEAST_BYTES} bytes`)
  return [filesTensor([words.file])]
}

function tell(_inputs: readonly Tensor[], outputs: readonly Tensor[]): readonly Answer[] {
  const logits = findOutput(outputs, LOGITS)
  if (!logits) return []
  return Array.from({ length: logits.shape[0]! }, (_, row) => {
    const { label, score } = softmax(logits.data, row, LABELS.length)
    return { label: LABELS[label] ?? 'unknown', score }
  })
}
