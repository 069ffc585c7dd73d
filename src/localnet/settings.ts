import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BadInputError } from '../lib/errors.ts'
import { readJson, writeJson } from '../lib/store.ts'

/** What a subnet's folder was made with; the chain's genesis holds it for ever. */
const Settings = z.strictObject({ version: z.literal(1), blockMs: z.number().int(), tempo: z.number().int() })
export type Settings = z.infer<typeof Settings>

const DEFAULT_BLOCK_MS = 250
const DEFAULT_TEMPO = 20

/** What was asked for on the command line. */
export type Wanted = {
  readonly dataDir: string
  readonly fresh: boolean
  readonly blockMs?: number
  readonly tempo?: number
}

/**
 * The folder's settings, made on first use. Rejects with `BadInputError` when another value is wanted than
 * the folder was made with, or when the folder holds something else. `fresh` empties it first.
 */
export async function openSettings({ dataDir, fresh, blockMs, tempo }: Wanted): Promise<Settings> {
  const file = join(dataDir, 'localnet.json')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  let stored = await readJson(file)
  if (stored === undefined && (await readdir(dataDir)).length > 0) {
    throw new BadInputError(`${dataDir} holds something else; give an empty folder with --data`)
  }
  if (fresh && stored !== undefined) {
    await rm(dataDir, { recursive: true })
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    stored = undefined
  }
  if (stored === undefined) {
    const settings: Settings = { version: 1, blockMs: blockMs ?? DEFAULT_BLOCK_MS, tempo: tempo ?? DEFAULT_TEMPO }
    await writeJson(file, settings)
    return settings
  }
  const settings = Settings.parse(stored)
  for (const [flag, wanted, made] of [
    ['--block-ms', blockMs, settings.blockMs],
    ['--tempo', tempo, settings.tempo],
  ] as const) {
    if (wanted !== undefined && wanted !== made) {
      throw new BadInputError(`${dataDir} was made with ${flag} ${made}; leave ${flag} out, or start anew with --fresh`)
    }
  }
  return settings
}
