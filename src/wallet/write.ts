import { randomUUID } from 'node:crypto'
import { link, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { KeyfileError } from './errors.ts'

/**
 * Writes a key file that only its owner can read, whole or not at all, in folders that only their owner can
 * enter. Throws `KeyfileError` when the file exists, unless `force` is given: keys are not overwritten by accident.
 */
export async function writeKeyFile(
  path: string,
  content: Uint8Array | string,
  options: { readonly force: boolean },
): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = join(folder, `.${randomUUID()}`)
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    // A link, unlike a rename, fails when its name is taken, so two writers cannot both win.
    if (options.force) await rename(draft, path)
    else await link(draft, path)
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new KeyfileError(`${path} exists; it is overwritten only when forced`, { cause: thrown })
    }
    throw thrown
  } finally {
    await rm(draft, { force: true })
  }
}
