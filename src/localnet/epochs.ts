import { toError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Chain } from '../subtensor/chain.ts'
import type { Metagraph } from '../subtensor/metagraph.ts'
import type { EpochRow } from './row.ts'

/** Accounts kept; the chain has them all. */
const KEPT_EPOCHS = 1_000

/** What has been seen of the subnet's epochs since the start. */
export interface EpochWatch {
  /** Newest last, at most KEPT_EPOCHS. */
  rows(): readonly EpochRow[]
  /** Epochs seen in which a miner was paid. */
  paid(): number
}

/**
 * Reads the account of every epoch as it closes and calls `onEpoch` with whether a miner was paid in it,
 * until the signal aborts. `miners` are their hotkeys.
 */
export function watchEpochs(
  { chain, log }: { readonly chain: Chain; readonly log: Log },
  {
    netuid,
    miners,
    signal,
  }: { readonly netuid: number; readonly miners: ReadonlySet<string>; readonly signal: AbortSignal },
  onEpoch: (epoch: EpochRow, minerPaid: boolean) => void,
): EpochWatch {
  const rows: EpochRow[] = []
  let paid = 0
  let reading = false

  const read = async (): Promise<void> => {
    const epoch = await chain.epochEmission(netuid)
    if (epoch === undefined || epoch.block === rows.at(-1)?.block) return
    const minerPaid = isMinerPaid(await chain.metagraph(netuid), miners)
    rows.push(epoch)
    if (rows.length > KEPT_EPOCHS) rows.shift()
    if (minerPaid) paid++
    onEpoch(epoch, minerPaid)
  }

  chain.watch(() => {
    if (reading) return
    reading = true
    read()
      .catch((thrown: unknown) => {
        if (!signal.aborted) log.warn('epoch not read', { why: toError(thrown).message })
      })
      .finally(() => {
        reading = false
      })
  }, signal)

  return { rows: () => rows, paid: () => paid }
}

const isMinerPaid = ({ neurons }: Metagraph, miners: ReadonlySet<string>): boolean =>
  neurons.some(({ hotkey, emission }) => miners.has(hotkey) && emission > 0n)
