import { orderTensors, readEncoded, readExamined } from '../../inference/generation/tensors.ts'
import type { Model } from '../../inference/model.ts'
import type { Tensor } from '../../lib/tensor.ts'
import type { Reason } from '../reason.ts'
import type { Asked, Verification, VerifyOptions } from '../task.ts'
import { readAnswer } from './answer.ts'
import { readConversation } from './request.ts'
import { promptHash, seedOf } from './seed.ts'

/** Of 256 answers so many are looked at whole, the others to their first tokens. */
const WHOLE_OF_256 = 64
const PREFIX = 32

/** Log-probabilities of honest miners differ by 8.3·10⁻⁵ at most over threads, batches, graphs and instruction sets. */
const MOST_LOGPROB_ERROR = 1e-3
/** Twelve times what the worst honest logits could cost, in units of the score; more where a small T magnifies them. */
const LEAST_REGRET = 0.01
const REGRET_OF_LOGITS = 3e-3

/** By how much a token may fall short of the best and still be taken for a rounding. */
function mostRegret(temperature: number): number {
  return temperature > 0 ? Math.max(LEAST_REGRET, REGRET_OF_LOGITS / temperature) : REGRET_OF_LOGITS
}

/**
 * Holds an answer against the model: one prefill over the prompt and the answer, or its first tokens. Each token has to be the one
 * that the agreed sampler draws, with the log-probability the model gives it; and the answer has to end where it should and say
 * what its tokens say.
 */
export async function verify(
  model: Model,
  asked: Asked,
  outputs: readonly Tensor[] | undefined,
  { draw, signal }: Pick<VerifyOptions, 'draw' | 'signal'>,
): Promise<Verification> {
  if (outputs === undefined) return { sum: 0, count: 1, reason: 'UNCHECKED' }
  const answer = readAnswer(outputs)
  if (answer === undefined) return { sum: 0, count: 1, reason: 'BAD_SHAPE' }
  const conversation = readConversation(asked.inputs)
  const { messages, temperature, maxTokens } = conversation
  const { tokens } = answer
  // Longer than it may be, so it is not worth a prefill.
  if (tokens.length > maxTokens) return { sum: 0, count: 1, reason: 'END' }
  const prompt = readEncoded(await model.run(orderTensors({ kind: 'encode', messages }), { signal }))
  const seed = seedOf(asked, promptHash(prompt, conversation))
  const checked = draw[0]! < WHOLE_OF_256 ? tokens.length : Math.min(PREFIX, tokens.length)
  const order = orderTensors({ ...conversation, kind: 'score', prompt, seed, answer: tokens, checked })
  const { regrets, logprobs, text, finish } = readExamined(await model.run(order, { signal }))

  const most = mostRegret(temperature)
  const tests: readonly (readonly [boolean, Reason])[] = [
    [regrets.every((regret) => regret <= most), 'REGRET'],
    [logprobs.every((logprob, i) => Math.abs(logprob - answer.logprobs[i]!) <= MOST_LOGPROB_ERROR), 'LOGPROB'],
    [answer.finish === finish, 'END'],
    [answer.text === text, 'TEXT'],
    [answer.promptTokens === prompt.length, 'MISMATCH'],
  ]
  const failed = tests.find(([held]) => !held)
  const tally = { looked: regrets.length, slips: regrets.filter((regret) => regret > 0).length }
  return { sum: failed ? 0 : 1, count: 1, reason: failed?.[1] ?? 'OK', tally }
}
