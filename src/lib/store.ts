import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { SubnetError } from './errors.ts'
import { toJson } from './json.ts'

/** A file is there but is not what was written to it; it is left as it is. */
class CorruptFileError extends SubnetError {
  readonly code = 'CORRUPT_FILE'
  readonly path: string

  constructor(path: string, options?: { readonly cause?: unknown }) {
    super(`${path} is not the JSON that was written there: repair it or move it away`, options)
    this.path = path
  }
}

/**
 * Replaces a file in one step: whoever reads it, also after a power cut, finds the old bytes or the new. The file
 * is readable by its owner only; missing folders are made.
 */
export async function writeFileAtomic(path: string, bytes: string | Uint8Array): Promise<void> {
  const folder = dirname(path)
  const temporary = `${path}.${randomUUID()}.tmp`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(folder)
}

/** Writes a value as JSON, in one step; bigints become decimal strings. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFileAtomic(path, `${toJson(value, 2)}\n`)
}

/** The value of a JSON file, or `undefined` when there is no such file. Throws `CorruptFileError` when it is not JSON. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CorruptFileError(path, { cause })
  }
}

/** A rename lasts only when its folder is on disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
