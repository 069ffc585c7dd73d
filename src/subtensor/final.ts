import { DeadlineError } from '../lib/errors.ts'
import type { BlockRef, Chain } from './chain.ts'
import { RetractedError } from './errors.ts'
import type { Link } from './link.ts'

/** Blocks after which a block that is not final is not waited for any longer. GRANDPA needs two or three. */
const MAX_WAIT_BLOCKS = 64n

/**
 * Resolves when the block is final. Rejects with `RetractedError` when another block of its number is, with
 * `DeadlineError` when many blocks follow and none becomes final.
 */
export async function untilFinal(
  { chain, link }: { readonly chain: Pick<Chain, 'blockTimeMs' | 'head' | 'waitForBlock'>; readonly link: Link },
  block: BlockRef,
  signal?: AbortSignal,
): Promise<void> {
  for (let head = await chain.head(); ; head = await chain.waitForBlock(head.number + 1n, signal)) {
    const final = await link.read(async ({ rpc, runtime }) => {
      const hash = await rpc.call('chain_getFinalizedHead', [])
      return runtime.block(await rpc.call('chain_getHeader', [hash])).number
    })
    if (final >= block.number) break
    if (head.number > block.number + MAX_WAIT_BLOCKS)
      throw new DeadlineError(`block ${block.number} to be final`, Number(MAX_WAIT_BLOCKS) * chain.blockTimeMs)
  }
  const hash = await link.read(({ rpc }) => rpc.call('chain_getBlockHash', [Number(block.number)]))
  if (hash !== block.hash) throw new RetractedError(block)
}
