import type { WireCode } from '../src/protocol/codes.ts'
import type { Metagraph } from '../src/subtensor/metagraph.ts'

/**
 * Who may ask a miner: a registered hotkey that holds a validator permit and at least `minStake` rao.
 * Pure; the signature is checked before it is asked.
 */
export function admission(
  metagraph: Metagraph,
  sender: string,
  { minStake = 0n }: { readonly minStake?: bigint } = {},
): WireCode | undefined {
  const neuron = metagraph.neurons.find(({ hotkey }) => hotkey === sender)
  if (neuron === undefined || !neuron.validatorPermit) return 'NOT_ADMITTED'
  return neuron.stake >= minStake ? undefined : 'NOT_ADMITTED'
}
