import { onlyOpen, onlyServed } from './class.ts'
import { digitScores } from './digit-scores/index.ts'
import { digits } from './digits/index.ts'
import { embeddings } from './embeddings/index.ts'
import { fileTypes } from './file-types/index.ts'
import { languageIdentification } from './language-identification/index.ts'
import { sentenceEmbeddings } from './sentence-embeddings/index.ts'
import type { OpenTask, ServedTask, Task } from './task.ts'
import { textClassification } from './text-classification/index.ts'
import { textGeneration } from './text-generation/index.ts'

/** Every task the subnet pays for, by its name. */
export const tasks: ReadonlyMap<string, Task> = byName<Task>([
  digits,
  textClassification,
  embeddings,
  languageIdentification,
  sentenceEmbeddings,
  fileTypes,
  digitScores,
  textGeneration,
])

/** Those that miners do with models of their own. */
export const openTasks: ReadonlyMap<string, OpenTask> = byName(onlyOpen(tasks.values()))

/** Those that all miners do with the same pinned model. */
export const servedTasks: ReadonlyMap<string, ServedTask> = byName(onlyServed(tasks.values()))

function byName<T extends Task>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((task) => [task.name, task]))
}
