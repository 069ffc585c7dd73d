import { SubnetError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Tensor } from '../lib/tensor.ts'
import type { WireCode } from '../protocol/codes.ts'
import { drawNonce } from '../protocol/nonce.ts'
import type { Metagraph } from '../subtensor/metagraph.ts'
import type { Task } from '../tasks/task.ts'
import type { Asker } from '../transport/transport.ts'
import { type Candidate, candidates, type Scores } from './candidates.ts'
import { askReceipt, type GivenReceipt } from './receipt.ts'

/** Most miners one query is put to before it fails. */
export const MAX_TRIES = 4

/** Nobody answered a query; says what each miner that was asked replied. */
export class NoAnswerError extends SubnetError {
  readonly code = 'NO_ANSWER'
  override readonly retryable = true
  readonly tried: readonly { readonly uid: number; readonly code: WireCode }[]

  constructor(task: string, tried: readonly { readonly uid: number; readonly code: WireCode }[]) {
    const replies = tried.map(({ uid, code }) => `uid ${uid}: ${code}`).join(', ')
    super(tried.length === 0 ? `no miner of ${task} is known yet` : `no miner answered ${task} (${replies})`)
    this.tried = tried
  }
}

/** An answer, and whose it is. */
export type GatewayAnswer = Candidate & {
  readonly outputs: readonly Tensor[]
  readonly tries: number
  /** Where one was asked for. */
  readonly receipt?: GivenReceipt
}

export type GatewayModules = {
  readonly asker: Asker
  /** The address the asker signs with. */
  readonly hotkey: string
  readonly metagraph: () => Metagraph
  /** The newest block. */
  readonly head: () => bigint
  /** What the validator thinks of the miners; without it the chain's incentive decides. */
  readonly scores?: Scores
  readonly log: Log
}

/** What a person asks, and what is wanted beside the answer. */
export type Query = {
  readonly task: Task
  readonly inputs: readonly Tensor[]
  readonly receipt?: boolean
  /** Takes pieces of the answer as they come, and whose they are. */
  readonly onPart?: (part: readonly Tensor[], candidate: Candidate) => void
}

/**
 * Puts a query to the miner with the best score and, when it fails, to the next. The query is signed with a
 * validator's hotkey and is the same message as a challenge. Once pieces were handed on, no other miner is asked: its answer
 * would be another. Rejects with `NoAnswerError`.
 */
export async function query(
  { asker, hotkey, metagraph, head, scores, log }: GatewayModules,
  { task, inputs, receipt, onPart }: Query,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<GatewayAnswer> {
  const tried: { uid: number; code: WireCode }[] = []
  for (const candidate of candidates(metagraph(), task.name, scores).slice(0, MAX_TRIES)) {
    signal?.throwIfAborted()
    const options = { timeoutMs, ...(signal === undefined ? {} : { signal }) }
    const peer = { hotkey: candidate.hotkey, ...candidate.endpoint }
    const stream = onPart !== undefined
    const request = { task: task.name, inputs, nonce: drawNonce(), block: head(), ...(stream ? { stream } : {}) }
    let told = false
    const pass = (part: readonly Tensor[]): void => {
      told = true
      onPart?.(part, candidate)
    }
    const response = await asker.ask(peer, request, stream ? { ...options, onPart: pass } : options)
    if (response.ok) {
      const { outputs } = response
      const answer = { ...candidate, outputs, tries: tried.length + 1 }
      if (receipt !== true) return answer
      const { netuid } = metagraph()
      const units = task.units(inputs, outputs)
      const exchange = { netuid, miner: candidate.hotkey, asker: hotkey, ...request, answer: response, units }
      return { ...answer, receipt: await askReceipt(asker, peer, { ...options, exchange }) }
    }
    log.debug('miner did not answer', { uid: candidate.uid, code: response.code })
    tried.push({ uid: candidate.uid, code: response.code })
    if (told) break
  }
  throw new NoAnswerError(task.name, tried)
}
