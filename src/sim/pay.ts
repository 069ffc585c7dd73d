import type { Chain } from '../subtensor/chain.ts'
import type { EpochPay } from './report.ts'

/** The chain tells shares as parts of so many. */
const FULL = 65_535

/** Writes down what each epoch of a subnet paid, from the first block heard on. */
export interface PayBook {
  /** Oldest first. */
  epochs(): readonly EpochPay[]
}

/**
 * Reads the pay of each epoch in the block that paid it, until the signal aborts. A subnet pays in an epoch's last
 * block; what its neurons are said to have got is that of the epoch before until then.
 */
export function keepPay(
  chain: Chain,
  {
    netuid,
    signal,
    fail,
  }: { readonly netuid: number; readonly signal: AbortSignal; readonly fail: (thrown: unknown) => void },
): PayBook {
  const epochs: EpochPay[] = []
  let next: bigint | undefined
  const read = async (block: bigint): Promise<void> => {
    const due = next !== undefined && block >= next
    if (due) {
      const { neurons } = await chain.metagraph(netuid)
      const pay: string[] = []
      const incentives: number[] = []
      for (const { uid, emission, incentive } of neurons) {
        pay[uid] = emission.toString()
        incentives[uid] = Math.round(incentive * FULL)
      }
      epochs.push({ block: Number(block), pay, incentives })
    }
    if (due || next === undefined) next = await chain.nextEpochBlock(netuid)
  }
  chain.watch(({ number }) => void read(number).catch(fail), signal)
  return { epochs: () => epochs }
}
