import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { chatWith } from '../../src/gateway/chat-client.ts'
import { type Gateway, startGateway } from '../../src/gateway/http.ts'
import { silent } from '../../src/lib/log.ts'
import { fault } from '../../src/protocol/request.ts'
import { tasks } from '../../src/tasks/index.ts'
import { textGeneration } from '../../src/tasks/text-generation/index.ts'
import { readConversation } from '../../src/tasks/text-generation/request.ts'
import type { Asker } from '../../src/transport/transport.ts'
import { yuma, yumaJson } from '../support/cli.ts'
import { answerOf, askerThat } from '../support/exchange.ts'
import { endpoint, metagraph, neuron } from '../support/neuron.ts'
import { createFakeTextModel } from '../support/text-model.ts'

beforeAll(() => ready())

const graph = metagraph(...[0.4, 0.2].map((incentive, uid) => neuron({ uid, incentive, endpoint })))
const model = createFakeTextModel()
let gateway: Gateway
afterEach(() => gateway?.close())

/** A miner that answers in parts, if those are wanted. */
const honest: Asker['ask'] = async (_peer, { inputs }, { onPart, signal }) => {
  const emit = onPart ?? ((): void => {})
  return answerOf(await textGeneration.run(model, inputs, { emit, ...(signal === undefined ? {} : { signal }) }))
}

async function start(ask: Asker['ask'] = honest): Promise<Gateway> {
  const modules = { asker: askerThat(ask), hotkey: 'asker', metagraph: () => graph, head: () => 1n, log: silent }
  gateway = await startGateway(
    { ...modules, tasks: [...tasks.values()] },
    { host: '127.0.0.1', port: 0, timeoutMs: 5_000 },
  )
  return gateway
}

const post = (body: unknown, signal?: AbortSignal): Promise<Response> =>
  fetch(`${gateway.url}/v1/chat/completions`, {
    method: 'POST',
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  })
const messages = [{ role: 'user', content: 'Hello' }]
const signal = new AbortController().signal

describe('chat as OpenAI’s clients speak it', () => {
  it('answers in one piece, with what it cost and who answered', async () => {
    await start()
    const response = await post({ model: 'any', messages, max_tokens: 12, temperature: 0.5 })
    expect(response.status).toBe(200)
    expect(response.headers.get('x-yuma-uid')).toBe('0')
    const body = (await response.json()) as Completion
    expect(body).toMatchObject({
      object: 'chat.completion',
      choices: [{ index: 0, message: { role: 'assistant' }, finish_reason: 'length' }],
      usage: { completion_tokens: 12 },
    })
    expect(body.choices[0].message.content).toHaveLength(12)
    expect(body.usage.total_tokens).toBe(body.usage.prompt_tokens + 12)
  })

  it('streams the same answer in events, with usage for who asks', async () => {
    await start()
    const asked = { messages, max_tokens: 12, temperature: 0.5 }
    const whole = (await (await post(asked)).json()) as Completion
    const response = await post({ ...asked, stream: true, stream_options: { include_usage: true } })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const events = (await response.text()).trimEnd().split('\n\n')
    expect(events.every((event) => event.startsWith('data: '))).toBe(true)
    expect(events.pop()).toBe('data: [DONE]')
    const chunks = events.map((event) => JSON.parse(event.slice(6)))
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1)
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { completion_tokens: 12 } })
    expect(chunks.at(-2)).toMatchObject({ choices: [{ delta: {}, finish_reason: 'length' }] })
    const told = chunks.flatMap(({ choices }) => choices.map((choice: Choice) => choice.delta.content ?? ''))
    expect(told.join('')).toBe(whole.choices[0].message.content)
    expect(told.length).toBeGreaterThan(10)
  })

  it('takes a stop string or several, parts of a message, and a developer for the system', async () => {
    let asked: unknown
    await start(async (peer, request, options) => {
      asked = readConversation(request.inputs)
      return honest(peer, request, options)
    })
    const content = [
      { type: 'text', text: 'Hel' },
      { type: 'text', text: 'lo' },
    ]
    await post({
      messages: [
        { role: 'developer', content: 'Be brief.' },
        { role: 'user', content },
      ],
      stop: 'x',
      max_completion_tokens: 5,
    })
    expect(asked).toEqual({
      messages: [{ role: 'system', content: 'Be brief.' }, ...messages],
      temperature: 1,
      maxTokens: 5,
      stops: ['x'],
    })
  })

  it.each([
    ['no messages', {}],
    ['the last word with the assistant', { messages: [{ role: 'assistant', content: 'a' }] }],
    ['two answers at once', { messages, n: 2 }],
    ['a sampler that nobody agreed on', { messages, top_p: 0.9 }],
    ['a temperature out of bounds', { messages, temperature: 3 }],
    ['pictures', { messages: [{ role: 'user', content: [{ type: 'image_url' }] }] }],
  ])('refuses %s as such clients expect', async (_, body) => {
    await start()
    const response = await post(body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      error: { type: 'invalid_request_error', message: expect.any(String) },
    })
  })

  it('asks the next miner as long as nothing was told, and says 503 when none answers', async () => {
    const asked: string[] = []
    await start(async (peer, request, options) => {
      asked.push(peer.hotkey)
      return peer.hotkey === 'hotkey-0' ? fault('BUSY', 'full') : honest(peer, request, options)
    })
    const { uid } = await chatWith(
      { gateway: gateway.url, turns: ['Hi'], onText: () => {} },
      { silenceMs: 5_000, signal },
    )
    expect([uid, asked]).toEqual([1, ['hotkey-0', 'hotkey-1']])
    await gateway.close()
    await start(async () => fault('TIMEOUT', 'late'))
    const response = await post({ messages, stream: true })
    expect([response.status, await response.json()]).toMatchObject([503, { error: { type: 'server_error' } }])
  })

  it('says so in the stream when the miner fails on the way, and asks no other', async () => {
    let asked = 0
    await start(async (_peer, { inputs }, { onPart }) => {
      asked += 1
      const emit = onPart ?? ((): void => {})
      await textGeneration.run(model, inputs, { emit })
      return fault('FAILED', 'out of memory')
    })
    const text = await (await post({ messages, stream: true, max_tokens: 4 })).text()
    expect(text).toMatch(/data: \{"error":.*\n\ndata: \[DONE\]\n\n$/)
    expect(asked).toBe(1)
    const broken = chatWith({ gateway: gateway.url, turns: ['Hi'], onText: () => {} }, { silenceMs: 5_000, signal })
    await expect(broken).rejects.toMatchObject({ code: 'GATEWAY' })
  })

  it('tells the miner to stop when the asker goes away', async () => {
    const gone = new AbortController()
    const heard = new Promise<void>((resolve) => {
      void start(async (_peer, _request, options) => {
        options.onPart?.([{ name: 'text', datatype: 'BYTES', shape: [1], data: ['Once'] }])
        await new Promise<void>((stop) => options.signal?.addEventListener('abort', () => stop(), { once: true }))
        resolve()
        return fault('TIMEOUT', 'gone')
      }).then(async () => {
        const response = await post({ messages, stream: true }, gone.signal)
        const reader = response.body!.getReader()
        await reader.read()
        gone.abort()
        await reader.read().catch(() => {})
      })
    })
    await expect(heard).resolves.toBeUndefined()
  })

  it('is shown by yuma query chat, and as one document with --json', async () => {
    await start()
    const asked = ['query', 'chat', 'Hi', '--gateway', gateway.url]
    const { code, stdout } = await yuma(asked)
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^[^\n]{200,}\nanswered by uid 0 \(hotkey-0\), 256 tokens/),
    ])
    const document = await yumaJson(asked)
    expect(document).toMatchObject({ uid: 0, answers: [{ finish: 'length', tokens: 256 }] })
    expect((await yuma(['query', 'chat', 'Hi', 'Hello!', '--gateway', gateway.url])).code).not.toBe(0)
  })

  it('is told as it comes to who asks with yuma query chat', async () => {
    await start()
    const words: string[] = []
    const told = await chatWith(
      { gateway: gateway.url, turns: ['Hi', 'Hello!', 'Who are you?'], onText: (text) => words.push(text) },
      { silenceMs: 5_000, signal },
    )
    expect(words.join('')).toBe(told.text)
    expect(told).toMatchObject({ uid: 0, hotkey: 'hotkey-0', finish: 'length', tokens: 256 })
    const wrong = chatWith(
      { gateway: gateway.url, turns: ['Hi', 'Hello!'], onText: () => {} },
      { silenceMs: 5_000, signal },
    )
    await expect(wrong).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})

type Completion = {
  readonly choices: readonly [{ readonly message: { readonly content: string } }]
  readonly usage: { readonly prompt_tokens: number; readonly total_tokens: number }
}
type Choice = { readonly delta: { readonly content?: string } }
