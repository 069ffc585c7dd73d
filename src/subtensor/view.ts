import { toError } from '../lib/errors.ts'
import { type Log, silent } from '../lib/log.ts'
import type { BlockRef, Chain } from './chain.ts'
import type { Metagraph } from './metagraph.ts'

/** The newest metagraph at hand: never waits, at most `everyBlocks` old while the chain is there. */
export interface MetagraphView {
  current(): Metagraph
  /** The newest block heard of; may be ahead of the metagraph. */
  head(): BlockRef
}

/**
 * Keeps a subnet's metagraph fresh until the signal aborts. Resolves with the first one read;
 * later failures leave the last good one in place and are logged.
 */
export async function viewMetagraph(
  { chain, log = silent }: { readonly chain: Chain; readonly log?: Log },
  {
    netuid,
    everyBlocks = 1,
    signal,
  }: { readonly netuid: number; readonly everyBlocks?: number; readonly signal: AbortSignal },
): Promise<MetagraphView> {
  let head = await chain.head()
  let metagraph = await chain.metagraph(netuid)
  let readAt = head.number
  let reading = false

  const refresh = async (block: BlockRef): Promise<void> => {
    reading = true
    try {
      metagraph = await chain.metagraph(netuid)
      readAt = block.number
    } catch (thrown) {
      log.warn('metagraph not read', { why: toError(thrown).message })
    } finally {
      reading = false
    }
  }

  chain.watch((block) => {
    head = block
    if (!reading && block.number - readAt >= BigInt(everyBlocks)) void refresh(block)
  }, signal)

  return { current: () => metagraph, head: () => head }
}
