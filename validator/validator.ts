import { setMaxListeners } from 'node:events'
import { join } from 'node:path'
import { toWeights } from '../src/consensus/weights.ts'
import type { Keypair } from '../src/crypto/keypair.ts'
import type { Clock } from '../src/lib/clock.ts'
import type { Log } from '../src/lib/log.ts'
import { readJson, writeJson } from '../src/lib/store.ts'
import type { Chain } from '../src/subtensor/chain.ts'
import type { Metagraph, Neuron } from '../src/subtensor/metagraph.ts'
import { type MetagraphView, viewMetagraph } from '../src/subtensor/view.ts'
import type { OpenTask } from '../src/tasks/task.ts'
import type { Asker } from '../src/transport/transport.ts'
import { openCommitBook } from './commit-book.ts'
import type { ValidatorOptions } from './options.ts'
import { runRound } from './round.ts'
import { keepAsking } from './rounds.ts'
import { sampleMiners } from './sample.ts'
import { type BookEntry, ScoreBook, ScoreBookFile } from './score-book.ts'
import { loadSecret } from './secret.ts'
import { keepWeightsSet } from './submit.ts'

export type ValidatorModules = {
  readonly chain: Chain
  readonly asker: Asker
  readonly tasks: readonly OpenTask[]
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
  const commits = await openCommitBook(join(options.dataDir, 'commits.json'))
  const view = await viewMetagraph({ chain, log }, { netuid: options.netuid, signal })
  const terms = new Map(
    tasks.map((task) => [task.name, { weight: options.taskWeights?.[task.name] ?? 1, baseline: task.guess }]),
  )
  const scores = (): readonly BookEntry[] => book.entries(holders(view.current()))
  const busy = new Set<string>()
  // Rounds of an earlier run are never posed again: the clock only moves forward.
  let number = clock.now()
  let rounds = 0
  let saved = 0
  let firstAt: number | undefined

  /** The first weights would starve whoever was a little late: they wait for everyone as long as an answer may take. */
  const knowsEnough = (): boolean => {
    if (firstAt === undefined || rounds === 0) return false
    const known = new Set(scores().map(({ uid }) => uid))
    return serving(view, hotkey.address).every(({ uid }) => known.has(uid)) || clock.now() - firstAt > options.timeoutMs
  }

  const round = async (): Promise<void> => {
    if (self(view, hotkey.address)?.validatorPermit !== true) return
    firstAt ??= clock.now()
    const miners = sampleMiners(view.current().neurons, { self: hotkey.address, size: options.sample, round: ++number })
    const report = await runRound({ ...modules, busy, book, head: () => view.head().number }, miners, {
      round: number,
      secret,
      timeoutMs: options.timeoutMs,
      signal,
    })
    rounds++
    log.debug('round finished', report)
  }

  const save = async (): Promise<void> => {
    const { judgements } = book
    if (saved === judgements) return
    await writeJson(file, book.toFile())
    saved = judgements
  }

  const asking = keepAsking({ clock, log, round, save }, { ...options, signal })
  const submitting = keepWeightsSet(
    { chain, view, hotkey, log, row: () => (knowsEnough() ? toWeights(scores(), terms) : []), book: commits },
    { netuid: options.netuid, marginBlocks: options.marginBlocks, signal },
  )

  return {
    hotkey: hotkey.address,
    scores,
    rounds: () => rounds,
    async close() {
      stop.abort()
      await Promise.all([asking, submitting])
      await save()
    },
  }
}

const serving = (view: MetagraphView, self: string): readonly Neuron[] =>
  view.current().neurons.filter(({ hotkey, endpoint }) => endpoint !== undefined && hotkey !== self)

const self = (view: MetagraphView, address: string): Neuron | undefined =>
  view.current().neurons.find(({ hotkey }) => hotkey === address)

const holders = ({ neurons }: Metagraph): ReadonlyMap<number, string> =>
  new Map(neurons.map(({ uid, hotkey }) => [uid, hotkey]))
