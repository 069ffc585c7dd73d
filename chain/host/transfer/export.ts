import { BadInputError } from '../../../src/lib/errors.ts'
import type { StoredBlock } from '../backend.ts'
import { Store } from '../store/store.ts'
import { writeBlocks } from './write-blocks.ts'

export type ExportOptions = {
  readonly dataDir: string
  readonly file: string
  /** The first block to write, 1 unless said otherwise: block 0 follows from the chain's specification. */
  readonly from?: number
  /** The last one; the head unless said otherwise. */
  readonly to?: number
  readonly signal?: AbortSignal
}

/** What was written: numbers of the first and last block, and the last one's hash. */
export type ExportReport = {
  readonly file: string
  readonly from: number
  readonly to: number
  readonly hash: string
  readonly genesisHash: string
}

/**
 * Writes blocks of the chain in the folder to a file that a native node imports. Rejects with `BadInputError` where
 * there is no chain or no such block, with `LockedError` where one runs.
 */
export async function exportBlocks(options: ExportOptions): Promise<ExportReport> {
  const { dataDir, file, from = 1, signal } = options
  const store = Store.existing(dataDir)
  try {
    const head = store.head()
    if (head === 0) throw new BadInputError(`the chain in '${dataDir}' has made no block yet`)
    const to = options.to ?? head
    if (from < 1 || to > head || from > to) {
      throw new BadInputError(`the chain in '${dataDir}' has blocks 1 to ${head}, not ${from} to ${to}`)
    }
    await writeBlocks(file, range(store, from, to), { count: to - from + 1, ...(signal && { signal }) })
    return { file, from, to, hash: store.blockAt(to).hash, genesisHash: store.blockAt(0).hash }
  } finally {
    await store.close()
  }
}

function* range(store: Store, from: number, to: number): Generator<StoredBlock> {
  for (let number = from; number <= to; number++) yield store.blockAt(number)
}
