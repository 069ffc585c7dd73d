import type { OpenChallenge, OpenTask } from '../../src/tasks/task.ts'
import { poseAlike, poseServedAlike } from '../synth/alike.ts'
import type { Court } from './court.ts'
import type { PlannedChallenge } from './plan.ts'

type Posing = Pick<PlannedChallenge, 'seed' | 'asks'>

/** The requests of a planned challenge, in the order of its asks. Pure. */
export function poseRequests(
  { task, difficulty }: Pick<Court, 'task' | 'difficulty'>,
  { seed, asks }: Posing,
): OpenChallenge['requests'] {
  return task.class === 'open' ? poseAlike(task, seed, asks, difficulty).requests : poseServedAlike(task, seed, asks)
}

/** The same challenge of an open task with its key. Pure. */
export function poseOpen(
  { task, difficulty }: Pick<Court, 'difficulty'> & { readonly task: OpenTask },
  { seed, asks }: Posing,
): OpenChallenge {
  return poseAlike(task, seed, asks, difficulty)
}
