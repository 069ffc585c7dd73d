import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { toError } from '../lib/errors.ts'
import { ModelError } from './errors.ts'
import type { Manifest } from './model.ts'

const FILE = 'model.json'

const shape = z.strictObject({
  task: z.string().min(1),
  name: z.string().min(1),
  runtime: z.enum([
    'onnx',
    'text-classification',
    'feature-extraction',
    'text-generation',
    'char-hash',
    'char-classification',
  ]),
  files: z.record(
    z.string().regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/, 'should be a path below the model’s folder'),
    z.string().regex(/^[0-9a-f]{64}$/, 'should be a sha256 of 64 hex digits'),
  ),
  heldOutQuality: z.number().min(0).max(1),
  heldOutItems: z.int().min(0),
  licence: z.string().min(1),
  source: z.string().min(1),
  verifyOutput: z.string().min(1).exactOptional(),
  exposes: z.record(z.string().min(1), z.string().min(1)).exactOptional(),
})

/** Reads and checks `model.json` of a model's folder; throws `ModelError`. The files it names are not read yet. */
export function readManifest(folder: string): Manifest {
  const file = join(resolve(folder), FILE)
  const parsed = shape.safeParse(readJson(file))
  if (!parsed.success) throw new ModelError(`${file} is not a model's manifest: ${z.prettifyError(parsed.error)}`)
  return { ...parsed.data, folder: resolve(folder) }
}

/** Every manifest at `<root>/<task>/<name>/model.json`, sorted by task and name; throws `ModelError` on a bad one. */
export function listManifests(root: string): readonly Manifest[] {
  if (!existsSync(root)) throw new ModelError(`there is no folder of models at ${root}`)
  return foldersIn(root)
    .flatMap(foldersIn)
    .filter((folder) => existsSync(join(folder, FILE)))
    .map(readManifest)
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return entries.map((entry) => join(folder, entry.name)).sort()
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new ModelError(`could not read ${file}: ${toError(cause).message}`, { cause })
  }
}
