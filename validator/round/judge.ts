import { isPresent } from '../../src/consensus/reward/presence.ts'
import { blake2_256 } from '../../src/crypto/hash.ts'
import type { Tensor } from '../../src/lib/tensor.ts'
import { createRandom } from '../../src/tasks/random.ts'
import type { Reason } from '../../src/tasks/reason.ts'
import type { Tally } from '../../src/tasks/tally.ts'
import type { Asked, Judgement, OpenTask, ServedTask } from '../../src/tasks/task.ts'
import type { Court } from './court.ts'
import type { Exchange } from './exchange.ts'
import type { PlannedChallenge } from './plan.ts'
import { poseOpen } from './pose.ts'

/** What a judge has to say of an exchange; scores in millionths of items. */
export type Verdict = {
  readonly reason: Reason
  readonly score: bigint
  /** Items that were judged; 0 when the exchange says nothing of quality. */
  readonly items: number
  /** The score of the task's baseline on the same items. */
  readonly baseline: bigint
  /** How far from the model's own answer; absent where nothing was compared. */
  readonly relativeL2?: number
  /** What is counted across the miner's answers; no receipt has it. */
  readonly tally?: Tally
}

const MICRO = 1_000_000

/** Why an exchange gives nothing to judge; `undefined` for an answer in time. */
export function failureOf({ response, tookMs, timeoutMs }: Exchange): Reason | undefined {
  if (response.ok) return tookMs > timeoutMs ? 'LATE' : undefined
  if (response.code === 'TIMEOUT') return 'LATE'
  return response.code === 'UNREACHABLE' ? 'UNREACHABLE' : 'REFUSED'
}

/** The verdict on what was not judged for its content: a failure, or an answer left unchecked. */
export function unjudged(reason: Reason): Verdict {
  return { reason, score: 0n, items: 0, baseline: 0n }
}

/**
 * Judges the answers to one challenge of an open task by its key, and the baseline model on the same inputs. Who did not
 * answer is judged on nothing: that counts elsewhere. But who answers part of a challenge and twice not the same request chooses what
 * to be judged on: that request is as if it had been answered wrong. What was never asked has no verdict.
 */
export async function judgeOpen(
  court: Court & { readonly task: OpenTask },
  planned: Pick<PlannedChallenge, 'seed' | 'asks'>,
  { exchanges, signal }: { readonly exchanges: readonly (Exchange | undefined)[]; readonly signal: AbortSignal },
): Promise<readonly (Verdict | undefined)[]> {
  const { task, referee } = court
  const failures = exchanges.map((each) => each && failureOf(each))
  const answers = exchanges.map((each, at) =>
    each?.response.ok && failures[at] === undefined ? each.response.outputs : undefined,
  )
  if (answers.every((each) => each === undefined)) return failures.map((reason) => reason && unjudged(reason))
  const challenge = poseOpen(court, planned)
  const guesses: (readonly Tensor[])[] = []
  for (const inputs of challenge.requests) guesses.push(await task.run(referee, inputs, { signal }))
  const judged = challenge.judge(answers)
  // With the same holes: what is judged together with an answer that failed counts for neither.
  const guessed = challenge.judge(guesses.map((guess, at) => (answers[at] === undefined ? undefined : guess)))
  const avoided = avoidedIn(exchanges)
  const missed = challenge.judge(guesses.map((guess, at) => ((answers[at] ?? avoided[at]) ? guess : undefined)))
  return exchanges.map((each, at) => {
    if (each === undefined) return undefined
    const reason = failures[at]
    if (reason === undefined) return verdictOf('OK', judged[at]!, guessed[at]!)
    return avoided[at] ? verdictOf(reason, { ...missed[at]!, sum: 0 }, missed[at]!) : unjudged(reason)
  })
}

/** Which requests of a challenge failed twice though the miner is there: in an outage nobody chooses. */
function avoidedIn(exchanges: readonly (Exchange | undefined)[]): readonly boolean[] {
  const asked = exchanges.filter((each) => each !== undefined)
  const answered = asked.filter((each) => failureOf(each) === undefined)
  const isThere = isPresent(answered.length, asked.length)
  return exchanges.map((each) => isThere && each?.earlier !== undefined && failureOf(each) !== undefined)
}

/** Judges one answer of a served model by running the model again. */
export async function judgeServed(
  { task, referee, model, tolerance }: Court & { readonly task: ServedTask },
  { asked, draw }: { readonly asked: Asked; readonly draw: Uint8Array },
  { exchange, signal }: { readonly exchange: Exchange; readonly signal: AbortSignal },
): Promise<Verdict> {
  const { response } = exchange
  if (!response.ok) throw new RangeError('only answers are judged')
  if (response.model !== model) return { ...unjudged('WRONG_MODEL'), items: asked.inputs[0]?.shape[0] ?? 1 }
  const found = await task.verify(referee, asked, response.outputs, { tolerance, draw, signal })
  const { relativeL2, tally } = found
  const verdict = verdictOf(found.reason, found, NOTHING)
  return { ...verdict, ...(relativeL2 === undefined ? {} : { relativeL2 }), ...(tally === undefined ? {} : { tally }) }
}

/** A number that was drawn, in millionths: an answer is checked when it is below the share that is to be. */
export function chancePpm(draw: Uint8Array): number {
  return createRandom(draw).unit() * MICRO
}

/** 32 bytes that the miner could not know when it answered: of the round's secret and its answer. */
export function drawOf(secret: Uint8Array, responseHash: Uint8Array): Uint8Array {
  return blake2_256(Buffer.concat([Buffer.from('yuma/draw/1'), secret, responseHash]))
}

const NOTHING: Judgement = { sum: 0, count: 0 }

function verdictOf(reason: Reason, { sum, count }: Judgement, baseline: Judgement): Verdict {
  return { reason, score: micro(sum), items: count, baseline: micro(baseline.sum) }
}

const micro = (sum: number): bigint => BigInt(Math.round(sum * MICRO))
