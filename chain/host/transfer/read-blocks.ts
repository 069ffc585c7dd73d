import { createReadStream } from 'node:fs'
import { BadInputError } from '../../../src/lib/errors.ts'
import type { StoredBlock } from '../backend.ts'
import { ScaleError, ScaleReader } from '../scale.ts'
import { readSignedBlock } from './signed-block.ts'

/** How much is read at once. */
const CHUNK_BYTES = 1 << 20
/** More than a block can have, whose extrinsics are 5 MiB at most by the runtime's limit: what is longer is none. */
const MAX_BLOCK_BYTES = 16 << 20
/** The count of blocks, a `u64`, with which the file begins. */
const COUNT_BYTES = 8
/** Blocks are numbered with a `u32`: what counts more of them is something else. */
const MAX_BLOCKS = 2n ** 32n

/**
 * The blocks of a file as `writeBlocks` and a native node's `export-blocks --binary` write it. Rejects with
 * `BadInputError` for what is no such file, is cut off or goes on after its last block.
 */
export async function* readBlocks(path: string): AsyncGenerator<StoredBlock> {
  const refusal = (reason: string, cause?: unknown): BadInputError =>
    new BadInputError(`'${path}' ${reason}`, { cause })
  let rest: Uint8Array = new Uint8Array(0)
  let missing: bigint | undefined
  for await (const chunk of chunksOf(path, refusal)) {
    rest = new Uint8Array(Buffer.concat([rest, chunk]))
    if (missing === undefined) {
      if (rest.length < COUNT_BYTES) continue
      missing = new ScaleReader(rest).u64()
      if (missing > MAX_BLOCKS) throw refusal('is no file of exported blocks')
      rest = rest.subarray(COUNT_BYTES)
    }
    for (; missing > 0n; missing--) {
      const first = firstOf(rest)
      if (first === undefined) break
      yield first.block
      rest = rest.subarray(first.length)
    }
    if (missing === 0n && rest.length > 0) throw refusal('goes on after its last block')
    if (rest.length > MAX_BLOCK_BYTES) throw refusal('is no file of exported blocks')
  }
  if (missing === undefined) throw refusal('is no file of exported blocks')
  if (missing > 0n) throw refusal(`is cut off: ${missing} of its blocks are missing`)
}

async function* chunksOf(
  path: string,
  refusal: (reason: string, cause: unknown) => BadInputError,
): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK_BYTES })
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause
    throw refusal(`cannot be read: ${cause.message}`, cause)
  }
}

/** The block that the bytes begin with; absent while it is not there whole. */
function firstOf(bytes: Uint8Array): { readonly block: StoredBlock; readonly length: number } | undefined {
  const reader = new ScaleReader(bytes)
  try {
    const block = readSignedBlock(reader)
    return { block, length: reader.at }
  } catch (error) {
    if (error instanceof ScaleError) return undefined
    throw error
  }
}
