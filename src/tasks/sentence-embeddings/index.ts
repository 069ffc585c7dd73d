import type { TensorSpec } from '../../lib/tensor.ts'
import { embeddings } from '../embeddings/index.ts'
import { countItems, runChecked } from '../run.ts'
import { verifyByRunning } from '../served/verify.ts'
import type { ServedTask } from '../task.ts'
import { TEXT } from '../texts.ts'
import { pose } from './challenge.ts'

/** How many numbers a vector of all-MiniLM-L6-v2 has. */
const WIDTH = 384
const VECTORS = { name: 'embeddings', datatype: 'FP32', shape: [-1, WIDTH] } as const satisfies TensorSpec

const base = { name: 'sentence-embeddings', inputs: [TEXT], outputs: [VECTORS], maxItems: 64 }
const run = runChecked(base)

/** Texts → the pinned encoder's vectors. */
export const sentenceEmbeddings: ServedTask = {
  ...base,
  class: 'served',
  summary: 'Turns texts into vectors with the agreed sentence encoder',
  sizes: embeddings.sizes,
  pose,
  verify: verifyByRunning({ ...base, run }),
  ask: embeddings.ask,
  tell: embeddings.tell,
  units: countItems,
  run,
}
