import { createHash } from 'node:crypto'
import type { Model } from '../inference/model.ts'
import type { Judgement, Task } from './task.ts'

/**
 * Quality of a model on freshly posed challenges: those of the seeds sha256("task:turn"), so that all
 * models of a task are measured on the same ones.
 *
 * @param items poses challenges until at least so many items are judged
 */
export async function measure(task: Task, model: Model, items: number): Promise<Judgement> {
  let sum = 0
  let count = 0
  for (let turn = 0; count < items; turn++) {
    const challenge = task.pose(createHash('sha256').update(`${task.name}:${turn}`).digest())
    const judgement = challenge.judge(await task.run(model, challenge.inputs))
    sum += judgement.sum
    count += judgement.count
  }
  return { sum, count }
}
