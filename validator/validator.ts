import { setMaxListeners } from 'node:events'
import { join } from 'node:path'
import type { Keypair } from '../src/crypto/keypair.ts'
import { modelHash } from '../src/inference/hash.ts'
import type { Inference, Manifest } from '../src/inference/model.ts'
import type { Clock } from '../src/lib/clock.ts'
import type { Log } from '../src/lib/log.ts'
import type { Chain } from '../src/subtensor/chain.ts'
import type { Neuron } from '../src/subtensor/metagraph.ts'
import { viewMetagraph } from '../src/subtensor/view.ts'
import { keepingIn } from '../src/tasks/set/load.ts'
import type { TaskSet } from '../src/tasks/set/schema.ts'
import type { Task } from '../src/tasks/task.ts'
import type { Asker } from '../src/transport/transport.ts'
import { createAnnouncing } from './announce.ts'
import { openCommitBook } from './commit-book.ts'
import type { ValidatorOptions } from './options.ts'
import { createReceiptPages, type ReceiptPages } from './receipt-pages.ts'
import { openRevealed } from './revealed.ts'
import { openCourtHouse } from './round/courts.ts'
import { createRecorder } from './round/exchange.ts'
import { createHolding } from './round/hold.ts'
import { keepJudging } from './round/keep.ts'
import { type Memory, openMemory, saveMemory } from './round/memory.ts'
import { createRoundStore } from './round/store.ts'
import { type BookEntry, scoresOf } from './scores.ts'
import { keepWeightsSet, type RoundRow } from './submit.ts'
import { followTaskSet } from './task-set.ts'

export type ValidatorModules = {
  readonly chain: Chain
  readonly asker: Asker
  /** The tasks this program knows; which of them count the subnet's owner says. */
  readonly tasks: readonly Task[]
  /** Models that a task set may name: baselines, and those that everybody serves. */
  readonly manifests: readonly Manifest[]
  /** The task set of a hash; rejects with `TaskSetError` when it is not there. */
  readonly loadTaskSet: (hash: string) => Promise<TaskSet>
  /** Runs what answers are compared with. */
  readonly inference: Inference
  readonly hotkey: Keypair
  readonly clock: Clock
  readonly log: Log
}

/** A running validator. */
export interface Validator {
  readonly hotkey: string
  /** What people's queries go through, so that they count as well: the validator's own sessions. */
  readonly queries: Asker
  /** What it thinks of the miners. */
  scores(): readonly BookEntry[]
  /** What it gives away of its rounds. */
  readonly receipts: ReceiptPages
  /** Rounds judged since it was started. */
  rounds(): number
  /** Answers judged since it was started. */
  answers(): number
  /** Stops asking; the round under way is lost. */
  close(): Promise<void>
}

/**
 * Holds a round of challenges each epoch, judges, commits to what it found and sets weights, until closed. Waits while its
 * hotkey has no validator permit. Rejects when what an earlier run left cannot be read.
 */
export async function startValidator(modules: ValidatorModules, options: ValidatorOptions): Promise<Validator> {
  const { chain, asker, hotkey, clock, log, inference } = modules
  const { netuid, dataDir, marginBlocks } = options
  const loadTaskSet = keepingIn(join(dataDir, 'task-sets'), modules.loadTaskSet)
  const stop = new AbortController()
  const { signal } = stop
  // Every challenge in flight listens to it.
  setMaxListeners(0, signal)
  const tasks = new Map(modules.tasks.map((task) => [task.name, task]))
  const models = new Map(modules.manifests.map((manifest) => [modelHash(manifest), manifest]))
  const store = createRoundStore(join(dataDir, 'rounds'))
  let memory: Memory = await openMemory(dataDir)
  await store.prune(memory.last?.epoch ?? -1n)
  const commits = await openCommitBook(join(dataDir, 'commits.json'))
  const revealed = await openRevealed(join(dataDir, 'revealed.json'))
  const view = await viewMetagraph({ chain, log }, { netuid, signal })
  const taskSets = followTaskSet({ chain, load: loadTaskSet, tasks, models }, netuid)
  const courtHouse = openCourtHouse({ load: loadTaskSet, inference, log })
  const recorder = createRecorder({ asker, clock, log })
  const own = (): Neuron | undefined => view.current().neurons.find((neuron) => neuron.hotkey === hotkey.address)
  let names = await namesIn(memory, loadTaskSet)
  let ready: RoundRow | undefined
  let rounds = 0
  let answers = 0

  const announce = createAnnouncing(modules, netuid)
  const judge = createHolding(
    {
      ...modules,
      tasks,
      recorder,
      store,
      genesis: chain.genesisHash,
      metagraph: () => view.current(),
      head: () => view.head().number,
      nextBlock: (until) => chain.waitForBlock(view.head().number + 1n, until),
      courts: async (block) => {
        const courts = await courtHouse.of(await taskSets.at(block))
        names = courts.courts.map(({ task }) => task.name)
        return courts
      },
    },
    { netuid, sample: options.sample, signal },
  )
  const judging = keepJudging(
    {
      chain,
      log,
      permitted: () => own()?.validatorPermit === true,
      async judge(order) {
        const result = await judge(order)
        rounds++
        answers += result.count
        return result
      },
      async announce(known, nextSecret) {
        // The row of the round before would come after the commitment to this one.
        ready = undefined
        const block = await announce(known, nextSecret)
        ready =
          known.row.length === 0
            ? undefined
            : { weights: known.row, epoch: known.last.epoch, committedAt: block.number }
        return block
      },
      async save(known) {
        await saveMemory(dataDir, known)
        memory = known
        await store.prune(known.last?.epoch ?? -1n)
      },
    },
    memory,
    { netuid, marginBlocks, closeBlocks: options.closeBlocks, signal },
  )
  const submitting = keepWeightsSet(
    { chain, view, hotkey, log, row: () => ready, revealed: (epoch) => revealed.tell(epoch), book: commits },
    { netuid, marginBlocks, signal },
  )

  return {
    hotkey: hotkey.address,
    queries: recorder.queries,
    receipts: createReceiptPages({
      store,
      taskSet: (hash) => loadTaskSet(hash).catch(() => undefined),
      revealed: () => revealed.epoch(),
    }),
    scores: () => scoresOf(memory.table, names),
    rounds: () => rounds,
    answers: () => answers,
    async close() {
      stop.abort()
      await Promise.all([judging, submitting])
      await courtHouse.close()
    },
  }
}

/** The tasks of a table that an earlier run left, by their place in it; none when their set is gone. */
async function namesIn({ taskSet }: Memory, load: (hash: string) => Promise<TaskSet>): Promise<readonly string[]> {
  if (taskSet === undefined) return []
  return load(taskSet).then(
    ({ tasks }) => tasks.map(({ task }) => task),
    () => [],
  )
}
