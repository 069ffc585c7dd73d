import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from '../model.ts'
import { checkGraph } from './allowed.ts'

/** Checks every ONNX file of a model; rejects with `ModelError` saying what is not allowed. */
export async function checkGraphs({ folder, files, exposes }: Manifest): Promise<void> {
  for (const path of Object.keys(files).filter((path) => path.endsWith('.onnx'))) {
    checkGraph(await readFile(join(folder, path)), Object.values(exposes ?? {}))
  }
}
