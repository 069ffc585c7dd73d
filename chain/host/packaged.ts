import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../src/lib/root.ts'

/** The runtime that comes with the package: what a new chain begins with. */
export async function packagedRuntime(): Promise<Uint8Array> {
  return new Uint8Array(await readFile(join(packageRoot(), 'chain', 'blob', 'subtensor.wasm')))
}
