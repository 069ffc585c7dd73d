import type { Model } from '../inference/model.ts'
import type { Tensor } from '../lib/tensor.ts'
import { checkInputs } from './check.ts'
import type { Task } from './task.ts'

/** The `run` of a task whose models take the request's tensors as they are. */
export function runChecked(task: Pick<Task, 'name' | 'inputs' | 'maxItems'>): Task['run'] {
  return async (model: Model, inputs: readonly Tensor[], signal?: AbortSignal) => {
    checkInputs(task, inputs)
    return model.run(inputs, signal)
  }
}
