import type { Keypair } from '../src/crypto/keypair.ts'
import { toError } from '../src/lib/errors.ts'
import type { Log } from '../src/lib/log.ts'
import type { BlockRef, Chain, Weight } from '../src/subtensor/chain.ts'
import type { MetagraphView } from '../src/subtensor/view.ts'

export type SubmitModules = {
  readonly chain: Chain
  readonly view: MetagraphView
  readonly hotkey: Keypair
  readonly log: Log
  /** The row to set now; empty when nothing is known yet. */
  readonly row: () => readonly Weight[]
}

/**
 * Sets weights once an epoch, `marginBlocks` before it runs, and at once when there is something to say for
 * the first time. A refusal is tried again at the next block. Resolves when the signal aborts.
 */
export async function keepWeightsSet(
  { chain, view, hotkey, log, row }: SubmitModules,
  {
    netuid,
    marginBlocks,
    signal,
  }: { readonly netuid: number; readonly marginBlocks: number; readonly signal: AbortSignal },
): Promise<void> {
  let setFor: bigint | undefined
  let running: Promise<void> | undefined

  const consider = async (block: BlockRef): Promise<void> => {
    const neuron = view.current().neurons.find((n) => n.hotkey === hotkey.address)
    if (neuron?.validatorPermit !== true) return
    const epoch = await chain.nextEpochBlock(netuid)
    if (epoch === undefined || setFor === epoch) return
    if (setFor !== undefined && block.number < epoch - BigInt(marginBlocks)) return
    const weights = row()
    if (weights.length === 0) return
    const { weightsVersion } = await chain.hyperparameters(netuid)
    const { number } = await chain.setWeights(hotkey, { netuid, weights, versionKey: weightsVersion })
    // What lands in the epoch's own block or later counts for the one after it.
    setFor = number < epoch ? epoch : undefined
    log.info('weights set', { block: number, miners: weights.length })
  }

  chain.watch((block) => {
    if (running !== undefined) return
    running = consider(block)
      .catch((thrown: unknown) => {
        if (!signal.aborted) log.warn('weights not set', { why: toError(thrown).message })
      })
      .finally(() => {
        running = undefined
      })
  }, signal)

  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await running
}
