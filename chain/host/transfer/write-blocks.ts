import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BadInputError } from '../../../src/lib/errors.ts'
import type { StoredBlock } from '../backend.ts'
import { encodeU64 } from '../scale.ts'
import { encodeSignedBlock } from './signed-block.ts'

export type WriteOptions = {
  /** How many blocks there are: the file begins with it. */
  readonly count: number
  readonly signal?: AbortSignal
}

/**
 * Writes the file that a native node's `import-blocks --binary` reads: the count, then block after block. It has its
 * name only when it is complete. Rejects with `BadInputError` where it cannot be written.
 */
export async function writeBlocks(
  path: string,
  blocks: Iterable<StoredBlock>,
  { count, signal }: WriteOptions,
): Promise<void> {
  const part = `${path}.part`
  try {
    const bytes = Readable.from(encoded(blocks, count), { objectMode: false })
    await pipeline(bytes, createWriteStream(part), { ...(signal && { signal }) })
    await rename(part, path)
  } catch (cause) {
    await rm(part, { force: true })
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause
    throw new BadInputError(`'${path}' cannot be written: ${cause.message}`, { cause })
  }
}

function* encoded(blocks: Iterable<StoredBlock>, count: number): Generator<Uint8Array> {
  yield encodeU64(BigInt(count))
  for (const block of blocks) yield encodeSignedBlock(block)
}
