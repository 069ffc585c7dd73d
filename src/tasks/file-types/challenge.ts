import type { Tensor, TensorSpec } from '../../lib/tensor.ts'
import { deal, total } from '../deal.ts'
import { createRandom } from '../random.ts'
import { FEATURES, featuresOf } from './features.ts'
import { composeFile } from './files.ts'

export const BYTES = { name: 'bytes', datatype: 'INT64', shape: [-1, FEATURES] } as const satisfies TensorSpec

/** Files written afresh, of many types. */
export function pose(
  seed: Uint8Array,
  sizes: readonly number[],
): { readonly requests: readonly (readonly Tensor[])[] } {
  const random = createRandom(seed)
  const files = Array.from({ length: total(sizes) }, () => composeFile(random).bytes)
  return { requests: deal(files, sizes).map((each) => [filesTensor(each)]) }
}

/** What the model sees of each file. */
export function filesTensor(files: readonly Uint8Array[]): Tensor {
  const data = new BigInt64Array(files.length * FEATURES)
  files.forEach((file, i) => {
    data.set(featuresOf(file), i * FEATURES)
  })
  return { ...BYTES, shape: [files.length, FEATURES], data }
}
