import { digits } from './digits/index.ts'
import { embeddings } from './embeddings/index.ts'
import type { Task } from './task.ts'
import { textClassification } from './text-classification/index.ts'

/** Every task the subnet pays for, by its name. */
export const tasks: ReadonlyMap<string, Task> = new Map(
  [digits, textClassification, embeddings].map((task) => [task.name, task]),
)
