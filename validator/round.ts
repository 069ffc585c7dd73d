import type { Log } from '../src/lib/log.ts'
import type { Tensor } from '../src/lib/tensor.ts'
import { drawNonce } from '../src/protocol/nonce.ts'
import type { Neuron } from '../src/subtensor/metagraph.ts'
import { addUp, MEASURED_SIZES } from '../src/tasks/measure.ts'
import type { OpenTask } from '../src/tasks/task.ts'
import type { Asker } from '../src/transport/transport.ts'
import type { ScoreBook } from './score-book.ts'
import { challengeSeed } from './seed.ts'

/** A miner is asked again whether it does a task it said it does not after this many rounds. */
export const PROBE_EVERY_ROUNDS = 16

/** Most challenges in flight at once, over all miners and rounds. */
const MAX_IN_FLIGHT = 256

export type RoundModules = {
  readonly asker: Asker
  /** Miner and task of every challenge in flight; rounds that overlap share it. */
  readonly busy: Set<string>
  readonly book: ScoreBook
  readonly tasks: readonly OpenTask[]
  /** The newest block. */
  readonly head: () => bigint
  readonly log: Log
}

export type RoundOptions = {
  readonly round: number
  readonly secret: Uint8Array
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** How one round went: challenges posed, and those that were answered with something to judge. */
export type RoundReport = { readonly posed: number; readonly answered: number }

/**
 * Poses one fresh challenge per task to every sampled miner and writes the judgements down. A miner that
 * is away, late or wrong is judged 0; one that says it does not do the task is left out unless it once did.
 * A miner that still works on the challenge of an earlier round is not asked again.
 */
export async function runRound(
  { asker, busy, book, tasks, head, log }: RoundModules,
  miners: readonly Neuron[],
  { round, secret, timeoutMs, signal }: RoundOptions,
): Promise<RoundReport> {
  let posed = 0
  let answered = 0

  const challenge = async (miner: Neuron, task: OpenTask): Promise<void> => {
    const { hotkey, endpoint } = miner
    if (endpoint === undefined) return
    posed++
    const { requests, judge } = task.pose(challengeSeed(secret, { hotkey, task: task.name, round }), MEASURED_SIZES)
    const answers: (readonly Tensor[] | undefined)[] = requests.map(() => undefined)
    let code: string | undefined
    for (const [i, inputs] of requests.entries()) {
      const request = { task: task.name, inputs, nonce: drawNonce(), block: head() }
      const response = await asker.ask({ hotkey, ...endpoint }, request, { timeoutMs, signal })
      if (signal.aborted) return
      if (response.ok) answers[i] = response.outputs
      else code = response.code
      // Who fails one request is not asked the rest: they would only fail later.
      if (code !== undefined) break
    }
    const ok = code === undefined
    if (!ok && !book.knows(miner, task.name)) return
    const judgement = addUp(judge(answers))
    book.record(miner, task.name, judgement, ok)
    if (ok) answered++
    log.debug('judged', { uid: miner.uid, task: task.name, score: judgement.sum / judgement.count, code })
  }

  const due = miners.flatMap((miner) =>
    tasks
      .filter((task) => book.knows(miner, task.name) || isProbed(miner.uid, round) || !knowsAny(book, miner, tasks))
      .map((task) => ({ miner, task })),
  )
  let next = 0
  const work = async (): Promise<void> => {
    for (let pair = due[next++]; pair !== undefined && !signal.aborted; pair = due[next++]) {
      const key = `${pair.miner.hotkey}/${pair.task.name}`
      if (busy.has(key)) continue
      busy.add(key)
      await challenge(pair.miner, pair.task).finally(() => busy.delete(key))
    }
  }
  await Promise.all(Array.from({ length: Math.min(MAX_IN_FLIGHT - busy.size, due.length) }, work))
  return { posed, answered }
}

const isProbed = (uid: number, round: number): boolean => (uid + round) % PROBE_EVERY_ROUNDS === 0

const knowsAny = (book: ScoreBook, miner: Neuron, tasks: readonly OpenTask[]): boolean =>
  tasks.some((task) => book.knows(miner, task.name))
