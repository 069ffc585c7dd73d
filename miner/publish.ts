import type { Keypair } from '../src/crypto/keypair.ts'
import type { Log } from '../src/lib/log.ts'
import type { Chain, Endpoint } from '../src/subtensor/chain.ts'

/** Puts the endpoint on the chain unless it is there already: the chain limits how often it may change. */
export async function publishAxon(
  { chain, hotkey, log }: { readonly chain: Chain; readonly hotkey: Keypair; readonly log: Log },
  { netuid, endpoint }: { readonly netuid: number; readonly endpoint: Endpoint },
): Promise<void> {
  const { neurons } = await chain.metagraph(netuid)
  const published = neurons.find((neuron) => neuron.hotkey === hotkey.address)?.endpoint
  if (published?.ip === endpoint.ip && published.port === endpoint.port) return
  await chain.serveAxon(hotkey, { netuid, endpoint })
  log.info('axon published', { ip: endpoint.ip, port: endpoint.port })
}
