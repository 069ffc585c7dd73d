import { TaskSetError } from './error.ts'
import { PPM, type TaskSet, TaskSetShape } from './schema.ts'

/** Reads a task set. Throws `TaskSetError` when it has another form, a task twice, or weights that do not sum to all there is. */
export function parseTaskSet(value: unknown): TaskSet {
  const parsed = TaskSetShape.safeParse(value)
  if (!parsed.success) {
    throw new TaskSetError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`),
    )
  }
  const { tasks } = parsed.data
  const sum = tasks.reduce((all, { weightPpm }) => all + weightPpm, 0)
  const faults = tasks
    .map(({ task }) => task)
    .filter((task, place, all) => all.indexOf(task) !== place)
    .map((task) => `${task} is in it twice`)
  if (sum !== PPM) faults.push(`the weights sum to ${sum} millionths, not ${PPM}`)
  if (faults.length > 0) throw new TaskSetError(faults)
  return parsed.data
}
