import { z } from 'zod'
import { BadInputError } from '../lib/errors.ts'
import type { TextAnswer } from '../tasks/text-generation/answer.ts'
import { type Conversation, checkConversation, TEXT_LIMITS } from '../tasks/text-generation/request.ts'

/** What OpenAI's interface takes where nothing is said, and how much of an answer is given unasked. */
const DEFAULTS = { temperature: 1, maxTokens: 256 } as const

const Content = z.union([
  z.string(),
  z
    .array(z.object({ type: z.literal('text'), text: z.string() }))
    .transform((parts) => parts.map(({ text }) => text).join('')),
])
const ChatBody = z.object({
  model: z.string().optional(),
  messages: z.array(z.object({ role: z.string(), content: Content })),
  temperature: z.number().nullish(),
  max_tokens: z.int().nullish(),
  max_completion_tokens: z.int().nullish(),
  stop: z.union([z.string(), z.array(z.string())]).nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
  n: z.literal(1, 'only one answer is given').nullish(),
  top_p: z.literal(1, 'the agreed sampler has no top_p').nullish(),
  presence_penalty: z.literal(0, 'the agreed sampler has no penalties').nullish(),
  frequency_penalty: z.literal(0, 'the agreed sampler has no penalties').nullish(),
  tools: z.array(z.unknown()).max(0, 'there are no tools').nullish(),
})

/** What somebody asks over OpenAI's interface. */
export type ChatRequest = {
  readonly conversation: Conversation
  readonly stream: boolean
  /** Whether a stream ends with how many tokens there were. */
  readonly usage: boolean
}

/** A body of `POST /v1/chat/completions`; throws `BadInputError` saying what is not as it should be. */
export function readChat(body: unknown): ChatRequest {
  const parsed = ChatBody.safeParse(body)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new BadInputError(`not a chat request: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
  }
  const { messages, temperature, max_tokens, max_completion_tokens, stop, stream, stream_options } = parsed.data
  const stops = stop === null || stop === undefined ? [] : typeof stop === 'string' ? [stop] : stop
  const conversation = checkConversation({
    // Newer clients call the system prompt the developer's.
    messages: messages.map(({ role, content }) => ({ role: role === 'developer' ? 'system' : role, content })),
    temperature: temperature ?? DEFAULTS.temperature,
    maxTokens: Math.min(max_completion_tokens ?? max_tokens ?? DEFAULTS.maxTokens, TEXT_LIMITS.answerTokens),
    stops,
  })
  return { conversation, stream: stream ?? false, usage: stream_options?.include_usage ?? false }
}

/** What all objects about one answer begin with. */
export type ChatHead = { readonly id: string; readonly created: number; readonly model: string }

export function completion(head: ChatHead, answer: TextAnswer): unknown {
  const message = { role: 'assistant', content: answer.text }
  return {
    ...head,
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason: answer.finish, logprobs: null }],
    usage: usageOf(answer),
  }
}

/** A piece of a stream: `content` as it comes, `finish` with the last. */
export function chunk(
  head: ChatHead,
  { content, finish }: { readonly content?: string; readonly finish?: string },
): unknown {
  const delta = content === undefined ? {} : { role: 'assistant', content }
  return {
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: finish ?? null, logprobs: null }],
  }
}

/** The last piece, for who asked how many tokens there were. */
export function usageChunk(head: ChatHead, answer: TextAnswer): unknown {
  return { ...head, object: 'chat.completion.chunk', choices: [], usage: usageOf(answer) }
}

/** An error as OpenAI's clients read it. */
export function chatError(status: number, message: string): unknown {
  const type = status < 500 ? 'invalid_request_error' : 'server_error'
  return { error: { message, type, param: null, code: status === 503 ? 'no_answer' : null } }
}

function usageOf({ promptTokens, tokens }: TextAnswer): unknown {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: tokens.length,
    total_tokens: promptTokens + tokens.length,
  }
}
