import type { Finish } from '../../inference/generation/order.ts'
import type { Tensor, TensorSpec } from '../../lib/tensor.ts'
import { findOutput } from '../check.ts'

const TEXT = { name: 'text', datatype: 'BYTES', shape: [1] } as const satisfies TensorSpec
/** All that were drawn, with that which ended the answer. */
const TOKENS = { name: 'tokens', datatype: 'INT64', shape: [-1] } as const satisfies TensorSpec
/** Of each token, at T = 1 whatever it was drawn at. */
const LOGPROBS = { name: 'logprobs', datatype: 'FP32', shape: [-1] } as const satisfies TensorSpec
/** `stop` or `length`. */
const FINISH = { name: 'finish', datatype: 'BYTES', shape: [1] } as const satisfies TensorSpec
/** How many tokens the prompt had. */
export const PROMPT_TOKENS = { name: 'prompt_tokens', datatype: 'INT64', shape: [1] } as const satisfies TensorSpec

export const ANSWER = [TEXT, TOKENS, LOGPROBS, FINISH, PROMPT_TOKENS]

export type TextAnswer = {
  readonly text: string
  readonly tokens: readonly number[]
  readonly logprobs: readonly number[]
  readonly finish: Finish
  readonly promptTokens: number
}

/** What a peer's answer says, or `undefined` when it is none. Whether it is true is another question. */
export function readAnswer(outputs: readonly Tensor[] | undefined): TextAnswer | undefined {
  const [text, tokens, logprobs, finish, prompt] = [
    findOutput(outputs, TEXT),
    findOutput(outputs, TOKENS),
    findOutput(outputs, LOGPROBS),
    findOutput(outputs, FINISH),
    findOutput(outputs, PROMPT_TOKENS),
  ]
  const end = finish?.data[0]
  if (!text || !tokens || !logprobs || !prompt || (end !== 'stop' && end !== 'length')) return undefined
  if (outputs?.length !== ANSWER.length || tokens.data.length < 1) return undefined
  if (logprobs.data.length !== tokens.data.length) return undefined
  return {
    text: text.data[0]!,
    tokens: Array.from(tokens.data, Number),
    logprobs: [...logprobs.data],
    finish: end,
    promptTokens: Number(prompt.data[0]!),
  }
}

/** The words of one part of an answer that comes bit by bit; none when it is not a part. */
export function readPart(part: readonly Tensor[]): string {
  return findOutput(part, TEXT)?.data[0] ?? ''
}
