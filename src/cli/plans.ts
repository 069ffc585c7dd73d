import type { Keypair } from '../crypto/keypair.ts'
import type { Plan } from './act.ts'

/** Switches a subnet's emission on. */
export function startPlan(signer: Keypair, netuid: number): Plan {
  return { signer, call: { pallet: 'SubtensorModule', call: 'start_call', args: { netuid } }, facts: { netuid } }
}
