import type { Keypair } from '../src/crypto/keypair.ts'
import { toError } from '../src/lib/errors.ts'
import type { Log } from '../src/lib/log.ts'
import type { BlockRef, Chain, Weight } from '../src/subtensor/chain.ts'
import type { MetagraphView } from '../src/subtensor/view.ts'
import { isDue } from './due.ts'

/** A refused row is tried again 1, 2, 4… blocks later, and in the long run every so many. */
const MAX_REST_BLOCKS = 64

/** What the subnet asks of a row until its next epoch; block numbers. */
type Terms = { readonly epoch: bigint; readonly rateLimit: bigint; readonly versionKey: bigint }

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
 * the first time. Whether they are set the chain says, so a restart neither forgets nor repeats. Resolves when
 * the signal aborts.
 */
export async function keepWeightsSet(
  { chain, view, hotkey, log, row }: SubmitModules,
  {
    netuid,
    marginBlocks,
    signal,
  }: { readonly netuid: number; readonly marginBlocks: number; readonly signal: AbortSignal },
): Promise<void> {
  // The metagraph at hand may be a block behind what was just set.
  let setAt = 0n
  let terms: Terms | undefined
  let failures = 0
  let restUntil = 0n
  let running: Promise<void> | undefined

  const readTerms = async (): Promise<Terms | undefined> => {
    const epoch = await chain.nextEpochBlock(netuid)
    if (epoch === undefined) return undefined
    const { weightsRateLimit, weightsVersion } = await chain.hyperparameters(netuid)
    return { epoch, rateLimit: weightsRateLimit, versionKey: weightsVersion }
  }
  const consider = async ({ number: block }: BlockRef): Promise<void> => {
    const neuron = view.current().neurons.find((n) => n.hotkey === hotkey.address)
    if (neuron?.validatorPermit !== true || block < restUntil) return
    if (terms === undefined || block >= terms.epoch) terms = await readTerms()
    if (terms === undefined) return
    const { epoch, rateLimit, versionKey } = terms
    const lastUpdate = neuron.lastUpdate > setAt ? neuron.lastUpdate : setAt
    const registered = neuron.blockAtRegistration
    if (!isDue({ block, epoch, lastUpdate, registered }, { marginBlocks, rateLimit })) return
    const weights = row()
    if (weights.length === 0) return
    setAt = (await chain.setWeights(hotkey, { netuid, weights, versionKey })).number
    failures = 0
    log.info('weights set', { block: setAt, epoch, miners: weights.length })
  }

  chain.watch((block) => {
    if (running !== undefined) return
    running = consider(block)
      .catch((thrown: unknown) => {
        terms = undefined
        restUntil = block.number + BigInt(Math.min(2 ** failures, MAX_REST_BLOCKS))
        failures++
        if (!signal.aborted) log.warn('weights not set', { why: toError(thrown).message, restUntil })
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
