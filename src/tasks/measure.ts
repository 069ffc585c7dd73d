import { createHash } from 'node:crypto'
import type { Model } from '../inference/model.ts'
import type { Tensor } from '../lib/tensor.ts'
import { total } from './deal.ts'
import type { Judgement, OpenTask } from './task.ts'

/** The challenges that qualities are measured on: 64 items in requests of 8. */
const MEASURED_SIZES: readonly number[] = Array.from({ length: 8 }, () => 8)

/**
 * Quality of a model on freshly posed challenges: those of the seeds sha256("task:turn"), so that all
 * models of a task are measured on the same ones.
 *
 * @param items poses challenges until at least so many items are judged
 */
export async function measure(task: OpenTask, model: Model, items: number): Promise<Judgement> {
  let sum = 0
  let count = 0
  for (let turn = 0; count < items; turn++) {
    const seed = createHash('sha256').update(`${task.name}:${turn}`).digest()
    const challenge = task.pose(seed, MEASURED_SIZES)
    const answers: (readonly Tensor[])[] = []
    for (const request of challenge.requests) answers.push(await task.run(model, request))
    const judgement = addUp(challenge.judge(answers))
    sum += judgement.sum
    count += judgement.count
  }
  return { sum, count }
}

/** The judgement of all requests of a challenge together. */
export function addUp(judgements: readonly Judgement[]): Judgement {
  return { sum: total(judgements.map(({ sum }) => sum)), count: total(judgements.map(({ count }) => count)) }
}
