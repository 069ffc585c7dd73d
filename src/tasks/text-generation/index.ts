import { ready } from '../../crypto/ready.ts'
import { orderTensors, readEncoded } from '../../inference/generation/tensors.ts'
import type { Model } from '../../inference/model.ts'
import { BadInputError } from '../../lib/errors.ts'
import type { Tensor } from '../../lib/tensor.ts'
import type { Answer, RunContext, ServedTask, Words } from '../task.ts'
import { ANSWER, PROMPT_TOKENS, readAnswer } from './answer.ts'
import { pose } from './challenge.ts'
import {
  checkConversation,
  conversationTensors,
  MAX_TOKENS,
  MESSAGES,
  readConversation,
  STOP,
  TEMPERATURE,
  TEXT_LIMITS,
} from './request.ts'
import { promptHash, seedOf } from './seed.ts'
import { verify } from './verify.ts'

/** What a person's words are asked with. */
const ASKED = { temperature: 0.7, maxTokens: 256, stops: [] } as const

/** A conversation → the next turn, each token of which can be checked. */
export const textGeneration: ServedTask = {
  name: 'text-generation',
  class: 'served',
  summary: 'Goes on with a conversation',
  inputs: [MESSAGES, TEMPERATURE, MAX_TOKENS, STOP],
  outputs: ANSWER,
  maxItems: 1,
  sizes: [1],
  pose,
  ask,
  tell,
  units,
  run,
  async verify(model, asked, outputs, options) {
    await ready()
    return verify(model, asked, outputs, options)
  },
}

/** One text, or the turns of a conversation in which the user began and has the last word. */
async function ask(words: Words): Promise<readonly Tensor[]> {
  if (!('texts' in words)) throw new BadInputError('text-generation takes texts, not a file')
  const messages = words.texts.map((content, i) => ({ role: i % 2 === 0 ? 'user' : 'assistant', content }))
  return conversationTensors(checkConversation({ ...ASKED, messages }))
}

function tell(_inputs: readonly Tensor[], outputs: readonly Tensor[]): readonly Answer[] {
  const answer = readAnswer(outputs)
  return answer ? [{ text: answer.text, finish: answer.finish, tokens: answer.tokens.length }] : []
}

/** Tokens of the answer; without one as many as were asked for, so that to refuse the long ones is no way to look available. */
function units(inputs: readonly Tensor[], outputs: readonly Tensor[] | undefined): number {
  return readAnswer(outputs)?.tokens.length ?? readConversation(inputs).maxTokens
}

async function run(
  model: Model,
  inputs: readonly Tensor[],
  { asked, emit, signal }: RunContext = {},
): Promise<readonly Tensor[]> {
  await ready()
  const conversation = readConversation(inputs)
  const { messages } = conversation
  const prompt = readEncoded(await model.run(orderTensors({ kind: 'encode', messages }), { signal }))
  if (prompt.length > TEXT_LIMITS.promptTokens) {
    throw new BadInputError(`text-generation takes prompts of at most ${TEXT_LIMITS.promptTokens} tokens`)
  }
  const seed = seedOf(asked, promptHash(prompt, conversation))
  const order = orderTensors({ kind: 'generate', ...conversation, prompt, seed })
  const answer = await model.run(order, { signal, emit })
  return [...answer, { ...PROMPT_TOKENS, data: BigInt64Array.of(BigInt(prompt.length)) }]
}
