import { ready } from '../../../src/crypto/ready.ts'
import type { Log } from '../../../src/lib/log.ts'
import type { StoredBlock } from '../backend.ts'
import { type Chain, openChain } from '../chain.ts'
import { executeBlock } from '../execute.ts'
import type { GenesisSettings } from '../genesis.ts'
import { packagedRuntime } from '../packaged.ts'
import { readBlocks } from './read-blocks.ts'

/** After so many blocks others get their turn. */
const BLOCKS_PER_TURN = 20

export type ImportOptions = {
  readonly dataDir: string
  readonly file: string
  /** What a chain is begun with where the folder has none. */
  readonly settings: Partial<GenesisSettings>
  readonly signal?: AbortSignal
}

/** What came of it: blocks taken over and blocks that were there, or the first one that does not hold and why. */
export type ImportReport =
  | {
      readonly ok: true
      readonly imported: number
      readonly known: number
      readonly head: number
      readonly hash: string
      readonly genesisHash: string
    }
  | { readonly ok: false; readonly block: number; readonly reason: string }

/**
 * Puts the blocks of a file on the chain in the folder, each run again first. Those the chain has already have to be
 * the same; what came before one that does not hold stays. Rejects as `openChain` and `readBlocks` do.
 */
export async function importBlocks(
  { log }: { readonly log: Log },
  { dataDir, file, settings, signal }: ImportOptions,
): Promise<ImportReport> {
  await ready()
  const chain = await openChain({ log }, { dataDir, code: await packagedRuntime(), settings })
  try {
    let imported = 0
    let known = 0
    for await (const block of readBlocks(file)) {
      const taken = await take(chain, block)
      if (typeof taken === 'string') return { ok: false, block: block.number, reason: taken }
      if (taken.known) known++
      else imported++
      if ((imported + known) % BLOCKS_PER_TURN !== 0) continue
      await new Promise(setImmediate)
      signal?.throwIfAborted()
    }
    const { number: head, hash } = chain.head()
    return { ok: true, imported, known, head, hash, genesisHash: chain.genesisHash }
  } finally {
    await chain.close()
  }
}

/** Puts the block on the chain, unless it is there; or says why not. */
async function take(chain: Chain, block: StoredBlock): Promise<{ readonly known: boolean } | string> {
  const head = chain.head()
  if (block.number <= head.number) {
    const stored = chain.hashOf(block.number)
    return stored === block.hash ? { known: true } : `it is ${block.hash}, the chain has ${stored}`
  }
  const { state, runtime } = chain.tip()
  const next = executeBlock(runtime, { state, hash: head.hash }, block)
  if (typeof next === 'string') return next
  await chain.append(block.header, block.body, next.state)
  return { known: false }
}
