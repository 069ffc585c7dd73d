import type { Keypair } from '../src/crypto/keypair.ts'
import { withRound } from '../src/protocol/commitment.ts'
import type { Chain } from '../src/subtensor/chain.ts'
import type { KeepModules } from './round/keep.ts'
import { secretHash } from './round/plan.ts'

/**
 * Commits to a round and to the next secret. A commitment replaces the one before, so that an owner who validates says
 * again which task set the subnet has.
 */
export function createAnnouncing(
  { chain, hotkey }: { readonly chain: Pick<Chain, 'commitment' | 'setCommitment'>; readonly hotkey: Keypair },
  netuid: number,
): KeepModules['announce'] {
  return async ({ last, stateHash }, nextSecret) => {
    const { epoch, root, count, units } = last
    const round = { epoch: Number(epoch), root, count, units, state: stateHash, next: secretHash(nextSecret) }
    const fields = await chain.commitment(netuid, hotkey.address)
    return chain.setCommitment(hotkey, { netuid, fields: withRound(fields, round) })
  }
}
