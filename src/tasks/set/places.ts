import type { TaskEntry, TaskSet } from './schema.ts'

/**
 * Where the tasks of a set are in the next one: old index to new. A task whose inputs are posed or judged otherwise is another
 * task, and what was measured in it is of no use; shares, margins and limits may change.
 */
export function samePlaces(before: TaskSet, after: TaskSet): ReadonlyMap<number, number> {
  const places = new Map(after.tasks.map((entry, index) => [measureOf(entry), index]))
  return new Map(
    before.tasks.flatMap((entry, index) => {
      const place = places.get(measureOf(entry))
      return place === undefined ? [] : [[index, place] as const]
    }),
  )
}

/** What decides how good an answer is said to be. */
function measureOf(entry: TaskEntry): string {
  const { task } = entry
  if (entry.class === 'open') return `${task} open ${entry.baseline} ${entry.difficultyPpm} ${entry.burstMs}`
  return `${task} served ${entry.model} ${entry.tolerance} ${entry.burstMs}`
}
