import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BadInputError, SubnetError, toError } from '../lib/errors.ts'
import { readJson, writeJson } from '../lib/store.ts'

/** What a subnet's folder was made with; the chain's genesis holds it for ever. */
const Settings = z.strictObject({ version: z.literal(1), blockMs: z.number().int(), tempo: z.number().int() })
export type Settings = z.infer<typeof Settings>

const DEFAULT_BLOCK_MS = 250
const DEFAULT_TEMPO = 30
/** Where texts are written as well: each takes seconds. */
const CHAT_TEMPO = 120

/** What was asked for on the command line. */
export type Wanted = {
  readonly dataDir: string
  readonly fresh: boolean
  /** Miners of a chat model besides. */
  readonly chat: boolean
  readonly blockMs?: number
  readonly tempo?: number
}

/**
 * The folder's settings, made on first use. Rejects with `BadInputError` when another value is wanted than
 * the folder was made with, or when the folder holds something else or cannot be used. `fresh` empties it first.
 */
export async function openSettings({ dataDir, fresh, chat, blockMs, tempo }: Wanted): Promise<Settings> {
  const made = await openFolder(dataDir)
  if (made !== undefined && fresh) await rm(dataDir, { recursive: true })
  if (made === undefined || fresh) {
    const settings: Settings = {
      version: 1,
      blockMs: blockMs ?? DEFAULT_BLOCK_MS,
      tempo: tempo ?? (chat ? CHAT_TEMPO : DEFAULT_TEMPO),
    }
    await writeJson(fileIn(dataDir), settings)
    return settings
  }
  for (const [flag, wanted, value] of [
    ['--block-ms', blockMs, made.blockMs],
    ['--tempo', tempo, made.tempo],
  ] as const) {
    if (wanted !== undefined && wanted !== value) {
      throw new BadInputError(
        `${dataDir} was made with ${flag} ${value}; leave ${flag} out, or start anew with --fresh`,
      )
    }
  }
  return made
}

const fileIn = (dataDir: string): string => join(dataDir, 'localnet.json')

/** What the folder was made with; absent for one that is empty or new. */
async function openFolder(dataDir: string): Promise<Settings | undefined> {
  const { stored, names } = await readFolder(dataDir).catch((thrown: unknown) => {
    if (thrown instanceof SubnetError) throw thrown
    throw new BadInputError(`${dataDir} cannot be used: ${toError(thrown).message}`, { cause: thrown })
  })
  if (names.length === 0) return undefined
  const settings = Settings.safeParse(stored)
  if (!settings.success) throw new BadInputError(`${dataDir} holds something else; give an empty folder with --data`)
  return settings.data
}

async function readFolder(dataDir: string): Promise<{ readonly stored: unknown; readonly names: readonly string[] }> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  return { stored: await readJson(fileIn(dataDir)), names: await readdir(dataDir) }
}
