import { readFile } from 'node:fs/promises'
import { toError } from '../lib/errors.ts'
import { ConfigError } from './errors.ts'

/** A file of settings: one JSON object, keys as in the options. Throws `ConfigError` when it cannot be read as that. */
export async function readSettings(path: string): Promise<Readonly<Record<string, unknown>>> {
  let content: unknown
  try {
    content = JSON.parse(await readFile(path, 'utf8'))
  } catch (thrown) {
    throw new ConfigError(`cannot read the settings of ${path}: ${toError(thrown).message}`, { cause: thrown })
  }
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) return { ...content }
  throw new ConfigError(`the settings of ${path} are to be one JSON object, { "key": value }`)
}
