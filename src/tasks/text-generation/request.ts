import type { Message } from '../../inference/generation/order.ts'
import { BadInputError } from '../../lib/errors.ts'
import type { Tensor, TensorSpec } from '../../lib/tensor.ts'
import { findOutput } from '../check.ts'

/** Turns of the conversation so far: who speaks, and what. */
export const MESSAGES = { name: 'messages', datatype: 'BYTES', shape: [-1, 2] } as const satisfies TensorSpec
export const TEMPERATURE = { name: 'temperature', datatype: 'FP32', shape: [1] } as const satisfies TensorSpec
export const MAX_TOKENS = { name: 'max_tokens', datatype: 'INT64', shape: [1] } as const satisfies TensorSpec
/** The answer ends before the first of these. */
export const STOP = { name: 'stop', datatype: 'BYTES', shape: [-1] } as const satisfies TensorSpec

/** A request in words. */
export type Conversation = {
  readonly messages: readonly Message[]
  readonly temperature: number
  readonly maxTokens: number
  readonly stops: readonly string[]
}

const ROLES: readonly string[] = ['system', 'user', 'assistant']

/** What one request may hold; the batch of a miner has room for one as large as this. */
export const TEXT_LIMITS = {
  messages: 32,
  /** Characters of all messages. */
  characters: 16_384,
  /** Tokens of the prompt, and of the answer. */
  promptTokens: 2_048,
  answerTokens: 512,
  temperature: 2,
  stops: 4,
  stopCharacters: 64,
} as const

/** As tensors. The temperature is rounded to single precision, as both sides then have it. */
export function conversationTensors({ messages, temperature, maxTokens, stops }: Conversation): readonly Tensor[] {
  return [
    { ...MESSAGES, shape: [messages.length, 2], data: messages.flatMap(({ role, content }) => [role, content]) },
    { ...TEMPERATURE, data: Float32Array.of(temperature) },
    { ...MAX_TOKENS, data: BigInt64Array.of(BigInt(maxTokens)) },
    { ...STOP, shape: [stops.length], data: stops },
  ]
}

/** What the tensors of a request say; throws `BadInputError` when they are not one, or beyond the limits. */
export function readConversation(inputs: readonly Tensor[]): Conversation {
  const [messages, temperature, maxTokens, stop] = [
    findOutput(inputs, MESSAGES),
    findOutput(inputs, TEMPERATURE),
    findOutput(inputs, MAX_TOKENS),
    findOutput(inputs, STOP),
  ]
  if (!messages || !temperature || !maxTokens || !stop || inputs.length !== 4) {
    throw new BadInputError(
      'text-generation takes messages as BYTES [n, 2], temperature as FP32 [1], max_tokens as INT64 [1] and stop as BYTES [n]',
    )
  }
  return checkConversation({
    messages: Array.from({ length: messages.shape[0]! }, (_, i) => ({
      role: messages.data[2 * i]!,
      content: messages.data[2 * i + 1]!,
    })),
    temperature: temperature.data[0]!,
    maxTokens: Number(maxTokens.data[0]!),
    stops: stop.data,
  })
}

/** The conversation, if it is within the limits; throws `BadInputError` else. */
export function checkConversation(conversation: Conversation): Conversation {
  const { messages, temperature, maxTokens, stops } = conversation
  const characters = messages.reduce((sum, { content }) => sum + content.length, 0)
  const rules: readonly (readonly [boolean, string])[] = [
    [messages.length >= 1 && messages.length <= TEXT_LIMITS.messages, `1 to ${TEXT_LIMITS.messages} messages`],
    [messages.every(({ role }) => ROLES.includes(role)), `messages of the roles ${ROLES.join(', ')}`],
    [messages.at(-1)?.role === 'user', 'a message of the user last'],
    [characters <= TEXT_LIMITS.characters, `messages of at most ${TEXT_LIMITS.characters} characters together`],
    [temperature >= 0 && temperature <= TEXT_LIMITS.temperature, `a temperature from 0 to ${TEXT_LIMITS.temperature}`],
    [
      Number.isSafeInteger(maxTokens) && maxTokens >= 1 && maxTokens <= TEXT_LIMITS.answerTokens,
      `a max_tokens from 1 to ${TEXT_LIMITS.answerTokens}`,
    ],
    [stops.length <= TEXT_LIMITS.stops, `at most ${TEXT_LIMITS.stops} stop strings`],
    [
      stops.every(({ length }) => length >= 1 && length <= TEXT_LIMITS.stopCharacters),
      `stop strings of 1 to ${TEXT_LIMITS.stopCharacters} characters`,
    ],
  ]
  for (const [kept, rule] of rules) if (!kept) throw new BadInputError(`text-generation takes ${rule}`)
  return conversation
}
