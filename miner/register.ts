import type { Keypair } from '../src/crypto/keypair.ts'
import { BadInputError } from '../src/lib/errors.ts'
import type { Log } from '../src/lib/log.ts'
import type { Chain } from '../src/subtensor/chain.ts'

/**
 * The uid of the hotkey, registered by its coldkey if it has none. Rejects with `BadInputError` when the
 * coldkey is missing or owns the subnet: what the owner's miners earn is no proof of anything.
 */
export async function ensureRegistered(
  { chain, coldkey, log }: { readonly chain: Chain; readonly coldkey: Keypair | undefined; readonly log: Log },
  { netuid, hotkey }: { readonly netuid: number; readonly hotkey: string },
): Promise<number> {
  const found = await chain.uid(netuid, hotkey)
  if (found !== undefined) return found
  if (coldkey === undefined) {
    throw new BadInputError(`hotkey ${hotkey} is not registered on subnet ${netuid}; give its coldkey to register it`)
  }
  const { ownerColdkey } = await chain.metagraph(netuid)
  if (coldkey.address === ownerColdkey) {
    throw new BadInputError(
      `coldkey ${coldkey.address} owns subnet ${netuid}; register neurons with a coldkey of their own`,
    )
  }
  const uid = await chain.register(coldkey, { netuid, hotkey })
  log.info('registered', { netuid, uid })
  return uid
}
