import type { Keypair } from '../src/crypto/keypair.ts'
import { toError } from '../src/lib/errors.ts'
import type { Log } from '../src/lib/log.ts'
import type { BlockRef, Chain, Weight } from '../src/subtensor/chain.ts'
import { commitHash } from '../src/subtensor/commits.ts'
import { comingEpoch } from '../src/subtensor/epochs.ts'
import { ExtrinsicError } from '../src/subtensor/errors.ts'
import type { MetagraphView } from '../src/subtensor/view.ts'
import type { CommitBook } from './commit-book.ts'
import { isDue } from './due.ts'
import { planReveal } from './reveal.ts'

/** A refused row is tried again 1, 2, 4… blocks later, and in the long run every so many. */
const MAX_REST_BLOCKS = 64

/** Numbers of 16 bits that keep others from guessing a committed row; as many as Bittensor's clients take. */
const SALT_NUMBERS = 8
/** The first of a subnet's weight matrices, the only one that a validator fills. */
const MECHANISM = 0

/** What the subnet asks of a row until its next epoch; block numbers. */
type Terms = {
  readonly epoch: bigint
  readonly rateLimit: bigint
  readonly versionKey: bigint
  /** Epochs from commit to reveal; `undefined` where rows are set at once. */
  readonly period: bigint | undefined
}

/** The row that follows from a round. */
export type RoundRow = {
  readonly weights: readonly Weight[]
  readonly epoch: bigint
  /** The block that has the commitment to it: the row comes after it. */
  readonly committedAt: bigint
}

export type SubmitModules = {
  readonly chain: Chain
  readonly view: MetagraphView
  readonly hotkey: Keypair
  readonly log: Log
  /** The row to set now; absent when nothing is known yet. */
  readonly row: () => RoundRow | undefined
  /** Takes the round whose row everybody can see now. */
  readonly revealed: (epoch: bigint) => Promise<void>
  /** Rows that wait to be revealed, for subnets with commit-reveal. */
  readonly book: CommitBook
}

/**
 * Sets weights once an epoch, `marginBlocks` before it runs, and at once when there is something to say for
 * the first time. Where the subnet has commit-reveal it commits to them instead, and reveals them when their epoch has
 * come. Whether they are set the chain says, so a restart neither forgets nor repeats. Resolves when the signal aborts.
 */
export async function keepWeightsSet(
  { chain, view, hotkey, log, row, revealed, book }: SubmitModules,
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
    const { weightsRateLimit, weightsVersion, commitRevealEnabled, revealPeriod } = await chain.hyperparameters(netuid)
    const period = commitRevealEnabled ? revealPeriod : undefined
    return { epoch, rateLimit: weightsRateLimit, versionKey: weightsVersion, period }
  }
  const revealDue = async (period: bigint | undefined): Promise<void> => {
    if (book.waiting().length === 0) return
    if (period === undefined) return book.drop(book.waiting().map(({ hash }) => hash))
    const [schedule, commits] = await Promise.all([chain.epochSchedule(netuid), chain.commits(netuid, hotkey.address)])
    const moment = { block: schedule.block, epoch: comingEpoch(schedule), period, commits }
    const { reveal, gone } = planReveal(book.waiting(), moment)
    if (gone.length > 0) await book.drop(gone)
    if (reveal === undefined) return
    const { number } = await chain.revealWeights(hotkey, reveal.row).catch(async (thrown: unknown) => {
      // What the chain refuses for good would be refused again until its epoch is over.
      if (thrown instanceof ExtrinsicError && !thrown.retryable) await book.drop([reveal.hash])
      throw thrown
    })
    await book.drop([reveal.hash])
    if (reveal.round !== undefined) await revealed(reveal.round)
    log.info('weights revealed', { block: number, epoch: moment.epoch, miners: reveal.row.uids.length })
  }
  const commit = async ({ weights, epoch }: RoundRow, versionKey: bigint): Promise<BlockRef> => {
    const salt = [...crypto.getRandomValues(new Uint16Array(SALT_NUMBERS))]
    const row = {
      hotkey: hotkey.address,
      netuid,
      mechanism: MECHANISM,
      uids: weights.map(({ uid }) => uid),
      values: weights.map(({ weight }) => weight),
      salt,
      versionKey,
    }
    const hash = commitHash(row)
    await book.add({ row, hash, sentAt: view.head().number, round: epoch })
    return chain.commitWeights(hotkey, { netuid, mechanism: MECHANISM, hash })
  }
  const consider = async ({ number: block }: BlockRef): Promise<void> => {
    const neuron = view.current().neurons.find((n) => n.hotkey === hotkey.address)
    if (neuron?.validatorPermit !== true || block < restUntil) return
    if (terms === undefined || block >= terms.epoch) terms = await readTerms()
    if (terms === undefined) return
    const { epoch, rateLimit, versionKey, period } = terms
    await revealDue(period)
    const lastUpdate = neuron.lastUpdate > setAt ? neuron.lastUpdate : setAt
    const registered = neuron.blockAtRegistration
    if (!isDue({ block, epoch, lastUpdate, registered }, { marginBlocks, rateLimit })) return
    const ready = row()
    if (ready === undefined || block < ready.committedAt) return
    const { weights } = ready
    const set =
      period === undefined
        ? await chain.setWeights(hotkey, { netuid, weights, versionKey })
        : await commit(ready, versionKey)
    setAt = set.number
    failures = 0
    const done = period === undefined ? 'weights set' : 'weights committed'
    if (period === undefined) await revealed(ready.epoch)
    log.info(done, { block: setAt, epoch, miners: weights.length })
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
