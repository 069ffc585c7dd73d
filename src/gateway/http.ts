import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BadInputError, toError } from '../lib/errors.ts'
import type { Task } from '../tasks/task.ts'
import { refuseMiners } from './callers.ts'
import { answerChat } from './chat.ts'
import { type GatewayModules, NoAnswerError, query } from './gateway.ts'
import { modelMetadata, readInfer, writeTensor } from './oip.ts'
import { chatError } from './openai.ts'
import { HttpError, readBody, requireLocal, send } from './wire.ts'

/** Most queries under way at once; the next gets 503. */
const MAX_QUERIES = 64

export type GatewayOptions = { readonly host: string; readonly port: number; readonly timeoutMs: number }

/** A running gateway; `url` is where it is asked. */
export interface Gateway {
  readonly url: string
  close(): Promise<void>
}

/** Opens the HTTP door: the Open Inference Protocol at `/v2`, chat as OpenAI's clients speak it at `/v1`, and `/healthz`. */
export async function startGateway(
  modules: GatewayModules & { readonly tasks: readonly Task[] },
  { host, port, timeoutMs }: GatewayOptions,
): Promise<Gateway> {
  const tasks = new Map(modules.tasks.map((task) => [task.name, task]))
  let running = 0

  const find = (name: string): Task => {
    const task = tasks.get(name)
    if (task === undefined) throw new HttpError(404, `no model "${name}"; there are ${[...tasks.keys()].join(', ')}`)
    return task
  }

  /** Bounds the queries under way, each of which ends when its asker goes away. */
  const bounded = async (response: ServerResponse, work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    if (running >= MAX_QUERIES) throw new HttpError(503, 'too many queries under way; try again')
    running++
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    try {
      await work(gone.signal)
    } finally {
      running--
    }
  }

  const infer = (task: Task, request: IncomingMessage, response: ServerResponse): Promise<void> =>
    bounded(response, async (signal) => {
      const { id, inputs, receipt } = readInfer(task, await readBody(request))
      const answer = await query(modules, { task, inputs, receipt }, { timeoutMs, signal })
      send(response, 200, {
        model_name: task.name,
        model_version: '1',
        ...(id === undefined ? {} : { id }),
        parameters: {
          uid: answer.uid,
          hotkey: answer.hotkey,
          score: answer.score,
          tries: answer.tries,
          ...(answer.receipt === undefined ? {} : { receipt: answer.receipt }),
        },
        outputs: answer.outputs.map(writeTensor),
      })
    })

  const chat = (request: IncomingMessage, response: ServerResponse): Promise<void> =>
    bounded(response, async (signal) => {
      const task = find('text-generation')
      return answerChat({ ...modules, task }, await readBody(request), { response, signal })
    })

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requireLocal(request, host)
    const { pathname } = new URL(request.url ?? '/', 'http://gateway')
    const [version, models, name, verb] = pathname.split('/').slice(1)
    const get = request.method === 'GET'
    if (!get) refuseMiners(request.socket.remoteAddress, modules.metagraph())
    if (get && (pathname === '/healthz' || pathname === '/v2/health/live')) return send(response, 200, { status: 'ok' })
    if (get && pathname === '/v2/health/ready')
      return send(response, 200, { ready: modules.metagraph().neurons.length > 0 })
    if (get && pathname === '/v2') return send(response, 200, { name: 'yumanet', version: '1', extensions: [] })
    if (request.method === 'POST' && pathname === '/v1/chat/completions') return chat(request, response)
    if (version === 'v2' && models === 'models') {
      if (get && name === undefined) return send(response, 200, { models: [...tasks.values()].map(modelMetadata) })
      if (get && name !== undefined && verb === undefined) return send(response, 200, modelMetadata(find(name)))
      if (get && name !== undefined && verb === 'ready')
        return send(response, 200, { name: find(name).name, ready: true })
      if (request.method === 'POST' && name !== undefined && verb === 'infer')
        return infer(find(name), request, response)
    }
    throw new HttpError(404, `no ${request.method} ${pathname}; see GET /v2/models and POST /v2/models/{model}/infer`)
  }

  const server = createServer((request, response) => {
    route(request, response).catch((thrown: unknown) => {
      if (response.destroyed) return
      const error = toError(thrown)
      const status = statusOf(error)
      const spoken = request.url?.startsWith('/v1/') ? chatError(status, error.message) : { error: error.message }
      send(response, status, spoken)
    })
  })
  server.requestTimeout = timeoutMs
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new BadInputError(`the gateway cannot listen on ${host}:${port}: ${cause.message}; give another port`, {
          cause,
        }),
      ),
    )
    server.listen(port, host, () => resolve())
  })
  const { port: bound } = server.address() as AddressInfo

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function statusOf(error: Error): number {
  if (error instanceof HttpError) return error.status
  if (error instanceof BadInputError) return 400
  return error instanceof NoAnswerError ? 503 : 500
}
