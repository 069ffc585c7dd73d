import type { Manifest } from '../../inference/model.ts'
import type { OpenTask, ServedTask, Task } from '../task.ts'
import { TaskSetError } from './error.ts'
import { type TaskEntry, type TaskSet, TOLERANCES } from './schema.ts'

type OpenEntry = Extract<TaskEntry, { class: 'open' }>
type ServedEntry = Extract<TaskEntry, { class: 'served' }>

/** A task of a set with all that it takes to judge it: the baseline's model, or the one that everybody serves. */
export type ResolvedTask = { readonly index: number; readonly model: Manifest } & (
  | { readonly class: 'open'; readonly entry: OpenEntry; readonly task: OpenTask }
  | {
      readonly class: 'served'
      readonly entry: ServedEntry
      readonly task: ServedTask
      /** Greatest relative L2 of an honest answer. */
      readonly tolerance: number
    }
)

export type ResolveModules = {
  readonly tasks: ReadonlyMap<string, Task>
  /** By the hash that names each. */
  readonly models: ReadonlyMap<string, Manifest>
}

/**
 * Finds the tasks and models that a set names, in its order. Throws `TaskSetError` with everything that is missing or of another
 * class, so that nobody begins a round with half of it.
 */
export function resolveTaskSet(set: TaskSet, modules: ResolveModules): readonly ResolvedTask[] {
  const found = set.tasks.map((entry, index) => resolve({ entry, index }, modules))
  const faults = found.flatMap((each) => (typeof each === 'string' ? [each] : []))
  if (faults.length > 0) throw new TaskSetError(faults)
  return found.filter((each): each is ResolvedTask => typeof each !== 'string')
}

function resolve(
  { entry, index }: { readonly entry: TaskEntry; readonly index: number },
  { tasks, models }: ResolveModules,
): ResolvedTask | string {
  const hash = entry.class === 'open' ? entry.baseline : entry.model
  const task = tasks.get(entry.task)
  const model = models.get(hash)
  if (task === undefined) return `${entry.task} is no task this program knows`
  if (model === undefined) return `${entry.task} names the model ${hash}, which is not here`
  if (entry.class === 'open' && task.class === 'open') return { class: 'open', entry, task, model, index }
  if (entry.class === 'served' && task.class === 'served') {
    return { class: 'served', entry, task, model, index, tolerance: TOLERANCES[entry.tolerance] }
  }
  return `${entry.task} is ${task.class}, not ${entry.class}`
}
