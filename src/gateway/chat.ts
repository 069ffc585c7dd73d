import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { toError } from '../lib/errors.ts'
import type { Tensor } from '../lib/tensor.ts'
import type { Task } from '../tasks/task.ts'
import { readAnswer, readPart, type TextAnswer } from '../tasks/text-generation/answer.ts'
import { conversationTensors } from '../tasks/text-generation/request.ts'
import { type GatewayAnswer, type GatewayModules, query } from './gateway.ts'
import { type ChatHead, type ChatRequest, chatError, chunk, completion, readChat, usageChunk } from './openai.ts'
import { HttpError, send } from './wire.ts'

/** How long an answer may take: some hundred tokens on one busy core. */
const CHAT_MS = 60_000

/** Answers `POST /v1/chat/completions`: in one piece, or as it comes in server-sent events. */
export async function answerChat(
  modules: GatewayModules & { readonly task: Task },
  body: unknown,
  { response, signal }: { readonly response: ServerResponse; readonly signal: AbortSignal },
): Promise<void> {
  const asked = readChat(body)
  const { task } = modules
  const inputs = conversationTensors(asked.conversation)
  const head = { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1_000), model: task.name }
  const options = { timeoutMs: CHAT_MS, signal }
  if (asked.stream) return stream(modules, { head, asked, inputs }, { response, options })
  const answer = await query(modules, { task, inputs }, options)
  const text = expectText(answer)
  for (const [name, value] of namesOf(answer)) response.setHeader(name, value)
  send(response, 200, completion(head, text))
}

type Streamed = { readonly head: ChatHead; readonly asked: ChatRequest; readonly inputs: readonly Tensor[] }

/** Nothing is sent before there is something to say, so that a query nobody answers still fails with its status. */
async function stream(
  modules: GatewayModules & { readonly task: Task },
  { head, asked, inputs }: Streamed,
  {
    response,
    options,
  }: { readonly response: ServerResponse; readonly options: { timeoutMs: number; signal: AbortSignal } },
): Promise<void> {
  const { task } = modules
  let told = ''
  const say = (event: unknown): void => void response.write(`data: ${JSON.stringify(event)}\n\n`)
  const tell = (content: string, answer: Pick<GatewayAnswer, 'uid' | 'hotkey'>): void => {
    if (!response.headersSent) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache',
        ...Object.fromEntries(namesOf(answer)),
      })
    }
    told += content
    if (content !== '') say(chunk(head, { content }))
  }
  try {
    const answer = await query(
      modules,
      { task, inputs, onPart: (part, candidate) => tell(readPart(part), candidate) },
      options,
    )
    const text = expectText(answer)
    if (!text.text.startsWith(told))
      throw new HttpError(502, 'the miner told one answer in parts and another as a whole')
    tell(text.text.slice(told.length), answer)
    say(chunk(head, { finish: text.finish }))
    if (asked.usage) say(usageChunk(head, text))
  } catch (thrown) {
    if (!response.headersSent) throw thrown
    say(chatError(500, toError(thrown).message))
  }
  response.end('data: [DONE]\n\n')
}

/** Who answered, for people who want to know. */
function namesOf({ uid, hotkey }: Pick<GatewayAnswer, 'uid' | 'hotkey'>): readonly (readonly [string, string])[] {
  return [
    ['x-yuma-uid', String(uid)],
    ['x-yuma-hotkey', hotkey],
  ]
}

function expectText({ outputs }: GatewayAnswer): TextAnswer {
  const answer = readAnswer(outputs)
  if (answer === undefined) throw new HttpError(502, 'the miner answered something that is no text')
  return answer
}
