import { z } from 'zod'
import { BadInputError, DeadlineError } from '../lib/errors.ts'
import { endpointOf, GatewayError, reasonOf } from './client.ts'

const Chunk = z.object({
  choices: z.array(
    z.object({ delta: z.object({ content: z.string().optional() }), finish_reason: z.string().nullish() }),
  ),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
})
const Failed = z.object({ error: z.object({ message: z.string() }) })

/** Longest event that is read: an answer has no more tokens than fit many times over. */
const MOST_EVENT = 1 << 16

export type ChatAnswer = {
  readonly uid: number
  readonly hotkey: string
  readonly text: string
  readonly finish: string
  readonly promptTokens: number
  readonly tokens: number
}

/**
 * Asks a gateway for the next turn of a conversation and hands on its words as they come. Rejects with `BadInputError` when it says
 * the query is wrong, with `GatewayError` when it is away or nobody answered, with `DeadlineError` when nothing came for so long.
 */
export async function chatWith(
  { gateway, turns, onText }: { gateway: string; turns: readonly string[]; onText: (text: string) => void },
  { silenceMs, signal }: { readonly silenceMs: number; readonly signal: AbortSignal },
): Promise<ChatAnswer> {
  const messages = turns.map((content, i) => ({ role: i % 2 === 0 ? 'user' : 'assistant', content }))
  const body = {
    model: 'text-generation',
    messages,
    temperature: 0.7,
    stream: true,
    stream_options: { include_usage: true },
  }
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new DeadlineError('the answer to go on', silenceMs)), silenceMs)
  try {
    const response = await fetch(endpointOf(gateway, '/v1/chat/completions'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.any([signal, late.signal]),
    })
    if (!response.ok || response.body === null) throw await failureOf(response)
    let [text, finish, promptTokens, tokens] = ['', '', 0, 0]
    for await (const event of eventsOf(response.body)) {
      timer.refresh()
      const failed = Failed.safeParse(event)
      if (failed.success) throw new GatewayError(failed.data.error.message)
      const { choices, usage } = Chunk.parse(event)
      for (const { delta, finish_reason } of choices) {
        text += delta.content ?? ''
        finish = finish_reason ?? finish
        if (delta.content !== undefined) onText(delta.content)
      }
      if (usage) [promptTokens, tokens] = [usage.prompt_tokens, usage.completion_tokens]
    }
    if (finish === '') throw new GatewayError('the answer broke off')
    const { headers } = response
    const whose = { uid: Number(headers.get('x-yuma-uid')), hotkey: headers.get('x-yuma-hotkey') ?? '' }
    return { ...whose, text, finish, promptTokens, tokens }
  } catch (thrown) {
    late.signal.throwIfAborted()
    if (thrown instanceof BadInputError || thrown instanceof GatewayError) throw thrown
    throw new GatewayError(`no gateway answers at ${gateway}: ${reasonOf(thrown)}`, { cause: thrown })
  } finally {
    clearTimeout(timer)
  }
}

async function failureOf(response: Response): Promise<Error> {
  const body: unknown = await response.json().catch(() => undefined)
  const message = Failed.safeParse(body).data?.error.message ?? `status ${response.status}`
  return response.status === 400 || response.status === 404 ? new BadInputError(message) : new GatewayError(message)
}

/** The data of server-sent events, parsed; ends at `[DONE]`. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<unknown, void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of body) {
    rest += decoder.decode(bytes, { stream: true })
    if (rest.length > MOST_EVENT) throw new GatewayError('an event of the answer is too long')
    const events = rest.split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) {
      const data = event.replace(/^data: /, '')
      if (data === '[DONE]') return
      yield JSON.parse(data)
    }
  }
}
