import { digits } from './digits/index.ts'
import { embeddings } from './embeddings/index.ts'
import { onlyOpen } from './open.ts'
import type { OpenTask, Task } from './task.ts'
import { textClassification } from './text-classification/index.ts'

/** Every task the subnet pays for, by its name. */
export const tasks: ReadonlyMap<string, Task> = byName<Task>([digits, textClassification, embeddings])

/** Those that miners do with models of their own. */
export const openTasks: ReadonlyMap<string, OpenTask> = byName(onlyOpen(tasks.values()))

function byName<T extends Task>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((task) => [task.name, task]))
}
