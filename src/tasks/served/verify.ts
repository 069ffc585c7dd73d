import { ModelError } from '../../inference/errors.ts'
import type { Model } from '../../inference/model.ts'
import type { Tensor } from '../../lib/tensor.ts'
import { findOutput } from '../check.ts'
import type { Asked, ServedTask, TaskBase, Verification, VerifyOptions } from '../task.ts'
import { relativeL2 } from './relative.ts'

/**
 * The `verify` of a task whose model computes each item by itself: runs the pinned model on the same request and
 * compares the tensor that its manifest calls `verifyOutput`, item by item. All items hold, or the answer is worth
 * nothing. Rejects when our own model does not run or does not say what to compare.
 */
export function verifyByRunning(task: Pick<TaskBase, 'outputs' | 'run'>): ServedTask['verify'] {
  return async (
    model: Model,
    asked: Asked,
    outputs: readonly Tensor[] | undefined,
    { tolerance, signal }: VerifyOptions,
  ): Promise<Verification> => {
    const count = asked.inputs[0]!.shape[0]!
    if (outputs === undefined) return { sum: 0, count, reason: 'UNCHECKED' }
    if (!isShaped(outputs, task.outputs, count)) return { sum: 0, count, reason: 'BAD_SHAPE' }
    const expected = await task.run(model, asked.inputs, { asked, ...(signal === undefined ? {} : { signal }) })
    const name = model.manifest.verifyOutput
    const [own, given] = [numbers(expected, name), numbers(outputs, name)]
    if (own === undefined) throw new ModelError(`${model.manifest.folder} names no verifyOutput that its answers have`)
    if (given?.length !== own.length) return { sum: 0, count, reason: 'BAD_SHAPE' }
    const worst = Math.max(...relativeL2(own, given, count))
    if (worst > tolerance) return { sum: 0, count, reason: 'MISMATCH', relativeL2: worst }
    return { sum: count, count, reason: 'OK', relativeL2: worst }
  }
}

/** Whether there are the specified tensors and no other, each with a row an item: what is not compared is not passed on. */
function isShaped(outputs: readonly Tensor[], specs: TaskBase['outputs'], count: number): boolean {
  return (
    outputs.length === specs.length &&
    specs.every((spec) => findOutput(outputs, { ...spec, shape: [count, ...spec.shape.slice(1)] }) !== undefined)
  )
}

function numbers(tensors: readonly Tensor[], name: string | undefined): Float32Array | undefined {
  const tensor = tensors.find((each) => each.name === name)
  return tensor?.datatype === 'FP32' ? tensor.data : undefined
}
