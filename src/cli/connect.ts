import type { Chain } from '../subtensor/chain.ts'
import { connectDesk } from '../subtensor/connect.ts'
import type { Desk } from '../subtensor/desk.ts'
import type { Context } from './context.ts'
import { endpointOf } from './shared-options.ts'

/** How long a command waits for the chain, in ms. */
const CONNECT_TIMEOUT_MS = 10_000

/** Hands a connected chain to the work and closes it afterwards. */
export async function withChain<T>(network: string, context: Context, work: (chain: Chain) => Promise<T>): Promise<T> {
  return withDesk(network, context, ({ chain }) => work(chain))
}

/** Hands a connected chain and all that a person does there to the work and closes it afterwards. */
export async function withDesk<T>(
  network: string,
  { clock, log, signal }: Context,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  const desk = await connectDesk(
    { clock, log },
    { endpoint: endpointOf(network), timeoutMs: CONNECT_TIMEOUT_MS, signal },
  )
  try {
    return await work(desk)
  } finally {
    await desk.chain.close()
  }
}
