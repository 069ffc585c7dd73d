import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { readSlotDuration } from '../../chain/host/aura.ts'
import { startAuthor } from '../../chain/host/author.ts'
import type { StoredBlock, TransactionSource } from '../../chain/host/backend.ts'
import { type Chain, openChain } from '../../chain/host/chain.ts'
import type { GenesisSettings } from '../../chain/host/genesis.ts'
import { ScaleReader } from '../../chain/host/scale.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { silent } from '../../src/lib/log.ts'
import { packageRoot } from '../../src/lib/root.ts'
import { FakeClock } from './clock.ts'

/** The committed runtime. */
export const CODE = new Uint8Array(readFileSync(join(packageRoot(), 'chain', 'blob', 'subtensor.wasm')))

/** Nothing waits for a block. */
export const NO_TRANSACTIONS: TransactionSource = { ready: () => [], refused() {} }

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yuma-chain-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Opens the chain in the folder with what the test says and the development preset. */
export function openDevelopment(dataDir: string, settings: Partial<GenesisSettings> = {}): Promise<Chain> {
  return openChain({ log: silent }, { dataDir, code: CODE, settings: { preset: 'development', ...settings } })
}

/** Lets an author make so many blocks, a slot after the other, on a clock of its own. */
export async function grow(
  chain: Chain,
  blocks: number,
  transactions: TransactionSource = NO_TRANSACTIONS,
): Promise<StoredBlock> {
  const { runtime, state } = chain.tip()
  const slotMs = readSlotDuration(runtime, state)
  const clock = new FakeClock(timeOf(chain) + slotMs)
  const target = chain.head().number + blocks
  const reached = new Promise<void>((resolve) => {
    const stop = chain.onBlock(({ number }) => {
      // After the author has gone to sleep until the next slot.
      if (number < target) setImmediate(() => void clock.advance(slotMs))
      else {
        stop()
        resolve()
      }
    })
  })
  const author = startAuthor({ chain, transactions, key: keypairFromUri('//Alice'), clock, log: silent })
  await reached
  await author.close()
  return chain.head()
}

/** The chain's own time in ms: what the last block was told. */
export function timeOf(chain: Chain): number {
  // Twox128 of `Timestamp` and of `Now`.
  const key = Buffer.from('f0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb', 'hex')
  const now = chain.state(chain.head().hash)?.get(key)
  return now === undefined ? 1_752_076_800_000 : Number(new ScaleReader(now).u64())
}
