import { join } from 'node:path'
import { packageRoot } from '../../lib/root.ts'
import { readJson } from '../../lib/store.ts'
import { parseTaskSet } from './parse.ts'
import type { TaskSet } from './schema.ts'

/** Where the task set lies that comes with the package. */
export function standardTaskSetFile(): string {
  return join(packageRoot(), 'models', 'task-set.json')
}

/** The task set that comes with the package: what a subnet judges whose owner wants nothing else. */
export async function standardTaskSet(): Promise<TaskSet> {
  return parseTaskSet(await readJson(standardTaskSetFile()))
}

/** As the standard one, and text generation besides, whose model takes 400 MB and most of a machine. */
export async function chatTaskSet(): Promise<TaskSet> {
  return parseTaskSet(await readJson(join(packageRoot(), 'models', 'task-set-chat.json')))
}
