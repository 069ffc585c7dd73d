import type { BlockRef, Chain } from '../subtensor/chain.ts'
import type { Metagraph } from '../subtensor/metagraph.ts'
import type { World } from './world.ts'

/** What takes blocks: who waits for one of these goes on in a turn of its own. */
const WAITS = [
  'waitForBlock',
  'transfer',
  'registerNetwork',
  'startCall',
  'register',
  'addStake',
  'removeStake',
  'serveAxon',
  'setCommitment',
  'setWeights',
  'commitWeights',
  'revealWeights',
] as const satisfies readonly (keyof Chain)[]

type Waits = Pick<Chain, (typeof WAITS)[number]>

/**
 * The chain as one of those who take part sees it: blocks are announced to each in turn, and what each waits for comes
 * to each in turn, so that no two of them ever race. The metagraph of a block is read once for all.
 */
export function createSeats({
  world,
  chain,
}: {
  readonly world: World
  readonly chain: Chain
}): (who: string) => Chain {
  const metagraph = sharedMetagraph(chain)
  return (who) => {
    const inTurn = (name: keyof Chain) => {
      const call = chain[name] as (...args: readonly unknown[]) => Promise<unknown>
      return async (...args: readonly unknown[]): Promise<unknown> => {
        try {
          return await call(...args)
        } finally {
          await world.turn(who)
        }
      }
    }
    const watch: Chain['watch'] = (onBlock, signal) => {
      const tell = (block: BlockRef): void =>
        void world.post(who, 0, () => {
          if (!signal.aborted) onBlock(block)
        })
      chain.watch(tell, signal)
    }
    const waits = Object.fromEntries(WAITS.map((name) => [name, inTurn(name)])) as unknown as Waits
    return { ...chain, ...waits, metagraph, watch, close: async () => {} }
  }
}

/** Reads a subnet's metagraph once a block. */
function sharedMetagraph(chain: Chain): Chain['metagraph'] {
  const kept = new Map<number, { readonly hash: string; readonly metagraph: Promise<Metagraph> }>()
  return async (netuid) => {
    const { hash } = await chain.head()
    const last = kept.get(netuid)
    if (last?.hash === hash) return last.metagraph
    const metagraph = chain.metagraph(netuid)
    kept.set(netuid, { hash, metagraph })
    return metagraph
  }
}
