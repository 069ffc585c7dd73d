import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The package's own folder, from its sources as from `dist`: where models and the runtime blob lie. */
export function packageRoot(from: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(from))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

/**
 * The built file of a module that runs as a worker or a process of its own: Node runs JavaScript
 * only, so a test that runs from the sources starts what `npm run build` made of them.
 *
 * @param file the module's path below the package's folder, as in `src/inference/worker.ts`
 */
export function builtFile(file: string): URL {
  return pathToFileURL(join(packageRoot(), 'dist', file.replace(/\.ts$/, '.js')))
}
