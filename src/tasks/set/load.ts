import { join } from 'node:path'
import { readJson, writeJson } from '../../lib/store.ts'
import { TaskSetError } from './error.ts'
import { taskSetHash } from './hash.ts'
import { parseTaskSet } from './parse.ts'
import type { TaskSet } from './schema.ts'

/** As `load`, and keeps what it found in the folder, as `<hash>.json`: so that what it was used for can be done again. */
export function keepingIn(
  folder: string,
  load: (hash: string) => Promise<TaskSet>,
): (hash: string) => Promise<TaskSet> {
  return async (hash) => {
    const set = await load(hash)
    await writeJson(join(folder, `${hash}.json`), set)
    return set
  }
}

/** Finds sets among these by their hash, and in files where it is none of them. */
export function createLoader(
  sets: readonly TaskSet[],
  files: readonly string[] = [],
): (hash: string) => Promise<TaskSet> {
  const known = new Map(sets.map((set) => [taskSetHash(set), set]))
  return async (hash) => known.get(hash) ?? loadTaskSet(hash, files)
}

/**
 * The task set of this hash, from the first of these files that holds it; `$hash` in a path stands for the hash. Rejects with
 * `TaskSetError` when none does: another set is not taken for it.
 */
export async function loadTaskSet(hash: string, files: readonly string[]): Promise<TaskSet> {
  const looked: string[] = []
  for (const file of files.map((path) => path.replace('$hash', hash))) {
    const value = await readJson(file)
    looked.push(value === undefined ? `${file} is not there` : `${file} holds another`)
    if (value === undefined) continue
    // Compared before it is parsed: of the right one it is worth saying what is wrong with it.
    if (taskSetHash(value) === hash) return parseTaskSet(value)
  }
  throw new TaskSetError([`the set ${hash} is not here`, ...looked])
}
