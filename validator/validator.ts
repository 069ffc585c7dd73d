import { setMaxListeners } from 'node:events'
import { join } from 'node:path'
import { toWeights } from '../src/consensus/weights.ts'
import type { Keypair } from '../src/crypto/keypair.ts'
import type { Clock } from '../src/lib/clock.ts'
import { toError } from '../src/lib/errors.ts'
import type { Log } from '../src/lib/log.ts'
import { readJson, writeJson } from '../src/lib/store.ts'
import type { Chain } from '../src/subtensor/chain.ts'
import type { Metagraph, Neuron } from '../src/subtensor/metagraph.ts'
import { type MetagraphView, viewMetagraph } from '../src/subtensor/view.ts'
import type { Task } from '../src/tasks/task.ts'
import type { Asker } from '../src/transport/transport.ts'
import type { ValidatorOptions } from './options.ts'
import { runRound } from './round.ts'
import { sampleMiners } from './sample.ts'
import { type BookEntry, ScoreBook, ScoreBookFile } from './score-book.ts'
import { loadSecret } from './secret.ts'
import { keepWeightsSet } from './submit.ts'

/** Rounds after which the first weights are set even though a miner that serves has never answered. */
const MAX_FIRST_ROUNDS = 4

export type ValidatorModules = {
  readonly chain: Chain
  readonly asker: Asker
  readonly tasks: readonly Task[]
  readonly hotkey: Keypair
  readonly clock: Clock
  readonly log: Log
}

/** A running validator. */
export interface Validator {
  readonly hotkey: string
  /** What it thinks of the miners that hold their uids now. */
  scores(): readonly BookEntry[]
  /** Rounds finished since it was started. */
  rounds(): number
  /** Stops asking, keeps the book on disk. */
  close(): Promise<void>
}

/**
 * Poses challenges, judges, remembers on disk and sets weights each epoch, until closed. Waits while its
 * hotkey has no validator permit. Rejects when the score book cannot be read.
 */
export async function startValidator(modules: ValidatorModules, options: ValidatorOptions): Promise<Validator> {
  const { chain, tasks, hotkey, clock, log } = modules
  const stop = new AbortController()
  const { signal } = stop
  // Every challenge in flight listens to it.
  setMaxListeners(0, signal)
  const file = join(options.dataDir, 'score-book.json')
  const secret = await loadSecret(join(options.dataDir, 'challenge-secret'))
  const stored = await readJson(file)
  const book = new ScoreBook(stored === undefined ? undefined : ScoreBookFile.parse(stored))
  const view = await viewMetagraph({ chain, log }, { netuid: options.netuid, signal })
  const terms = new Map(
    tasks.map((task) => [task.name, { weight: options.taskWeights?.[task.name] ?? 1, baseline: task.baseline }]),
  )
  const scores = (): readonly BookEntry[] => book.entries(holders(view.current()))
  // Rounds of an earlier run are never posed again: the clock only moves forward.
  let round = Math.floor(clock.now() / 1000)
  let rounds = 0

  /** The first weights would starve whoever was a little late: they wait for everyone, but not for ever. */
  const knowsEnough = (): boolean => {
    if (stored !== undefined || rounds >= MAX_FIRST_ROUNDS) return true
    const known = new Set(scores().map(({ uid }) => uid))
    return rounds > 0 && serving(view, hotkey.address).every(({ uid }) => known.has(uid))
  }

  const ask = async (): Promise<void> => {
    while (!signal.aborted) {
      const startedAt = clock.now()
      if (self(view, hotkey.address)?.validatorPermit === true) {
        const miners = sampleMiners(view.current().neurons, { self: hotkey.address, size: options.sample, round })
        const report = await runRound({ ...modules, book }, miners, {
          round,
          secret,
          timeoutMs: options.timeoutMs,
          signal,
        })
        round++
        rounds++
        await writeJson(file, book.toFile())
        log.debug('round finished', report)
      }
      await clock.sleep(Math.max(0, options.roundMs - (clock.now() - startedAt)), signal)
    }
  }

  const asking = ask().catch((thrown: unknown) => {
    if (!signal.aborted) log.error('rounds stopped', { why: toError(thrown).message })
  })
  const submitting = keepWeightsSet(
    { chain, view, hotkey, log, row: () => (knowsEnough() ? toWeights(scores(), terms) : []) },
    { netuid: options.netuid, marginBlocks: options.marginBlocks, signal },
  )

  return {
    hotkey: hotkey.address,
    scores,
    rounds: () => rounds,
    async close() {
      stop.abort()
      await Promise.all([asking, submitting])
      await writeJson(file, book.toFile())
    },
  }
}

const serving = (view: MetagraphView, self: string): readonly Neuron[] =>
  view.current().neurons.filter(({ hotkey, endpoint }) => endpoint !== undefined && hotkey !== self)

const self = (view: MetagraphView, address: string): Neuron | undefined =>
  view.current().neurons.find(({ hotkey }) => hotkey === address)

const holders = ({ neurons }: Metagraph): ReadonlyMap<number, string> =>
  new Map(neurons.map(({ uid, hotkey }) => [uid, hotkey]))
