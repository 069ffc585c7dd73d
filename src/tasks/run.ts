import type { Model } from '../inference/model.ts'
import type { Tensor } from '../lib/tensor.ts'
import { checkInputs } from './check.ts'
import type { RunContext, TaskBase } from './task.ts'

/** The `run` of a task whose models take the request's tensors as they are; of what they give, it answers what it says. */
export function runChecked(task: Pick<TaskBase, 'name' | 'inputs' | 'outputs' | 'maxItems'>): TaskBase['run'] {
  return async (model: Model, inputs: readonly Tensor[], context?: RunContext) => {
    checkInputs(task, inputs)
    const given = await model.run(inputs, context)
    return given.filter(({ name }) => task.outputs.some((spec) => spec.name === name))
  }
}

/** The `units` of a task whose work is its items: as many as the first dimension of what is asked. */
export function countItems(inputs: readonly Tensor[]): number {
  return inputs[0]?.shape[0] ?? 0
}
