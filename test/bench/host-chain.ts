import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSlotDuration } from '../../chain/host/aura.ts'
import { buildBlock } from '../../chain/host/build.ts'
import { type Chain, openChain } from '../../chain/host/chain.ts'
import { seal } from '../../chain/host/seal.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { silent } from '../../src/lib/log.ts'
import { packageRoot } from '../../src/lib/root.ts'

/** What one block cost: making and sealing it, and writing it down. */
export type BlockCost = { readonly buildMs: number; readonly appendMs: number; readonly applied: number }

/** A chain that makes a block whenever it is told to, on a time of its own. */
export type BenchChain = {
  readonly chain: Chain
  /** Makes the next block of these transactions. Throws when one is refused. */
  next(transactions?: readonly Uint8Array[]): Promise<BlockCost>
  close(): Promise<void>
}

/** Opens a chain in a folder of its own. */
export async function openBenchChain(): Promise<BenchChain> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yuma-bench-'))
  const code = new Uint8Array(await readFile(join(packageRoot(), 'chain', 'blob', 'subtensor.wasm')))
  const chain = await openChain({ log: silent }, { dataDir, code, settings: { preset: 'development' } })
  const key = keypairFromUri('//Alice')
  const { runtime, state } = chain.tip()
  const slotMs = readSlotDuration(runtime, state)
  let slot = 7_000_000_000n
  return {
    chain,
    async next(transactions = []) {
      slot++
      const { runtime, state } = chain.tip()
      const { header, number } = chain.head()
      const place = { parent: { header, number, state }, slot, timestampMs: Number(slot) * slotMs }
      const source = {
        ready: () => transactions.map((bytes, at) => ({ hash: String(at), bytes })),
        refused: ({ hash }: { hash: string }, error: Uint8Array) => {
          throw new Error(`transaction ${hash} was refused with ${error}`)
        },
      }
      const began = performance.now()
      const built = buildBlock({ runtime, log: silent }, place, { transactions: source, hasTime: () => true })
      const sealed = seal(built.header, key)
      const builtAt = performance.now()
      await chain.append(sealed, built.body, built.state)
      return {
        buildMs: builtAt - began,
        appendMs: performance.now() - builtAt,
        applied: built.body.length - 1,
      }
    },
    async close() {
      await chain.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

/** The middle one of some figures. */
export function middle(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[figures.length >> 1]!
}
