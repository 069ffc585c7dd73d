import { readdirSync } from 'node:fs'
import type { Verb } from '../../src/cli/command.ts'

const FOLDER = new URL('../../src/cli/commands/', import.meta.url)

/** Every verb by how it is called, `chain run` or `up`: a command's file has its name. */
export async function verbs(): Promise<ReadonlyMap<string, Verb>> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts'))
  const loaded = files.map(async (file): Promise<[string, Verb]> => {
    const [verb] = Object.values((await import(new URL(file, FOLDER).href)) as Record<string, Verb>)
    return [file.slice(0, -'.ts'.length).replace('-', ' '), verb!]
  })
  return new Map((await Promise.all(loaded)).sort(([a], [b]) => (a < b ? -1 : 1)))
}
