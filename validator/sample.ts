import type { Neuron } from '../src/subtensor/metagraph.ts'

/**
 * The miners of one round: those that serve and are not the validator itself, at most `size`, taken in
 * turn so that within ⌈miners/size⌉ rounds each is asked once.
 */
export function sampleMiners(
  neurons: readonly Neuron[],
  { self, size, round }: { readonly self: string; readonly size: number; readonly round: number },
): readonly Neuron[] {
  const miners = neurons.filter(({ hotkey, endpoint }) => endpoint !== undefined && hotkey !== self)
  if (miners.length <= size) return miners
  const start = (round * size) % miners.length
  return Array.from({ length: size }, (_, i) => miners[(start + i) % miners.length]!)
}
