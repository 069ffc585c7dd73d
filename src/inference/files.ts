import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { toError } from '../lib/errors.ts'
import { ModelError } from './errors.ts'
import type { Manifest } from './model.ts'

/** Reads every file of the model and compares its sha256; rejects with `ModelError` naming the first wrong one. */
export async function checkFiles({ folder, files }: Manifest): Promise<void> {
  for (const [path, expected] of Object.entries(files)) {
    const file = join(folder, path)
    const found = createHash('sha256')
      .update(await readFile(file).catch(throwMissing(file)))
      .digest('hex')
    if (found !== expected) throw new ModelError(`${file} has sha256 ${found}, its manifest says ${expected}`)
  }
}

/** How many bytes the model's files have together; rejects with `ModelError` when one is missing. */
export async function sizeOf({ folder, files }: Manifest): Promise<number> {
  const sizes = Object.keys(files).map(async (path) => {
    const file = join(folder, path)
    return (await stat(file).catch(throwMissing(file))).size
  })
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

function throwMissing(file: string): (cause: unknown) => never {
  return (cause) => {
    throw new ModelError(`could not read the model's file ${file}: ${toError(cause).message}`, { cause })
  }
}
