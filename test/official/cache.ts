import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Written last, so that an installation that was interrupted does not count as one. */
const COMPLETE = 'complete'

/** A file that decides what is installed. */
export type Pins = { readonly name: string; readonly pins: string }

/** Outside the checkout, beside the other things that are slow to make: what was installed, and what clients logged. */
export function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME
  return join(base?.startsWith('/') ? base : join(homedir(), '.cache'), 'yumanet', 'official')
}

/** The folder where exactly these pins are installed; filled by `install` when it is not there yet, in place of older ones. */
export async function installed({ name, pins }: Pins, install: (folder: string) => Promise<void>): Promise<string> {
  const digest = createHash('sha256')
    .update(await readFile(pins))
    .digest('hex')
    .slice(0, 12)
  const folder = join(cacheFolder(), `${name}-${digest}`)
  if (existsSync(join(folder, COMPLETE))) return folder
  await mkdir(cacheFolder(), { recursive: true })
  for (const other of await readdir(cacheFolder())) {
    if (other.startsWith(`${name}-`)) await rm(join(cacheFolder(), other), { recursive: true, force: true })
  }
  await mkdir(folder)
  await install(folder)
  await writeFile(join(folder, COMPLETE), '')
  return folder
}
