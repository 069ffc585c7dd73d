import { BadInputError } from '../lib/errors.ts'
import type { Datatype, Tensor, TensorSpec } from '../lib/tensor.ts'
import type { TaskBase } from './task.ts'

/** Most characters one text of a request may have; a WordNet gloss has about 60. */
const MAX_TEXT_CHARS = 1024

/** Says what is wrong with a request's tensors, if anything is; throws `BadInputError`. */
export function checkInputs(task: Pick<TaskBase, 'name' | 'inputs' | 'maxItems'>, inputs: readonly Tensor[]): void {
  if (inputs.length !== task.inputs.length) {
    throw new BadInputError(`${task.name} takes ${task.inputs.length} tensor, not ${inputs.length}`)
  }
  for (const spec of task.inputs) {
    const tensor = inputs.find((each) => each.name === spec.name)
    if (!tensor || !fits(tensor, spec)) {
      throw new BadInputError(
        `${task.name} takes ${spec.name} as ${spec.datatype} [${spec.shape.join(', ')}], -1 for any`,
      )
    }
    const items = tensor.shape[0]!
    if (items < 1 || items > task.maxItems) {
      throw new BadInputError(`${task.name} takes 1 to ${task.maxItems} items a request, not ${items}`)
    }
    if (tensor.datatype === 'BYTES' && tensor.data.some((text) => text.length > MAX_TEXT_CHARS)) {
      throw new BadInputError(`${task.name} takes texts of at most ${MAX_TEXT_CHARS} characters`)
    }
  }
}

/** The named tensor of a peer's answer, or `undefined` when it is missing or not as specified. */
export function findOutput<D extends Datatype>(
  outputs: readonly Tensor[] | undefined,
  spec: TensorSpec & { readonly datatype: D },
): Extract<Tensor, { datatype: D }> | undefined {
  const tensor = outputs?.find((each) => each?.name === spec.name)
  return tensor && fits(tensor, spec) ? (tensor as Extract<Tensor, { datatype: D }>) : undefined
}

/** Whether datatype, shape and number of elements are as specified; -1 in the shape fits any size. */
function fits(tensor: Tensor, spec: TensorSpec): boolean {
  return (
    tensor.datatype === spec.datatype &&
    tensor.shape.length === spec.shape.length &&
    tensor.shape.every(
      (size, i) => Number.isSafeInteger(size) && size >= 0 && (spec.shape[i] === -1 || spec.shape[i] === size),
    ) &&
    tensor.data.length === tensor.shape.reduce((product, size) => product * size, 1) &&
    holds(tensor)
  )
}

const ARRAYS = { FP32: Float32Array, UINT8: Uint8Array, INT64: BigInt64Array } as const

function holds(tensor: Tensor): boolean {
  if (tensor.datatype !== 'BYTES') return tensor.data instanceof ARRAYS[tensor.datatype]
  return Array.isArray(tensor.data) && tensor.data.every((text) => typeof text === 'string')
}
