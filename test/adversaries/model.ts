import { createHash } from 'node:crypto'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from '../../src/inference/model.ts'
import { alterWeights, type WeightCheat } from './weights.ts'

/** Copies a model into a folder with its weights altered; the manifest is as good as any other of its own files. */
export async function cheatingModel(
  manifest: Manifest,
  { cheat, folder }: { readonly cheat: WeightCheat; readonly folder: string },
): Promise<Manifest> {
  await cp(manifest.folder, folder, { recursive: true })
  const files = { ...manifest.files }
  for (const path of Object.keys(files).filter((each) => each.endsWith('.onnx'))) {
    const altered = alterWeights(await readFile(join(manifest.folder, path)), cheat)
    await writeFile(join(folder, path), altered)
    files[path] = createHash('sha256').update(altered).digest('hex')
  }
  return { ...manifest, folder, files }
}
