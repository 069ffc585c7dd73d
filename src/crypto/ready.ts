import { waitReady } from '@polkadot/wasm-crypto'
import { readyHashes } from './hash.ts'

/**
 * Compiles the WebAssembly that hashes and signatures run on. A process awaits it once, before it calls
 * anything else of this folder; later calls cost nothing.
 */
export async function ready(): Promise<void> {
  await Promise.all([waitReady(), readyHashes()])
}
