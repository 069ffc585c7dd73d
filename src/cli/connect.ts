import type { Chain } from '../subtensor/chain.ts'
import { connectChain } from '../subtensor/connect.ts'
import type { Context } from './context.ts'
import { endpointOf } from './shared-options.ts'

/** How long a command waits for the chain, in ms. */
const CONNECT_TIMEOUT_MS = 10_000

/** Hands a connected chain to the work and closes it afterwards. */
export async function withChain<T>(
  network: string,
  { clock, log, signal }: Context,
  work: (chain: Chain) => Promise<T>,
): Promise<T> {
  const chain = await connectChain(
    { clock, log },
    { endpoint: endpointOf(network), timeoutMs: CONNECT_TIMEOUT_MS, signal },
  )
  try {
    return await work(chain)
  } finally {
    await chain.close()
  }
}
