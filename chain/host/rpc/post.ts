import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Answering, answer } from './answer.ts'
import { methodNotFound } from './error.ts'
import type { Session } from './method.ts'

/** Over HTTP there is nobody to notify. */
const NO_SUBSCRIPTIONS: Session = {
  subscribe() {
    throw methodNotFound('subscriptions need a WebSocket')
  },
  unsubscribe: () => false,
}

/** Answers a request whose origin is welcome: JSON-RPC by POST, and a browser's question whether it may. */
export async function servePost(
  request: IncomingMessage,
  response: ServerResponse,
  answering: Answering,
): Promise<void> {
  const { origin } = request.headers
  if (origin !== undefined) {
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('vary', 'origin')
  }
  if (request.method === 'OPTIONS') {
    response.setHeader('access-control-allow-methods', 'POST')
    response.setHeader('access-control-allow-headers', 'content-type')
    refuse(response, 204)
    return
  }
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST')
    refuse(response, 405)
    return
  }
  // Only a browser that was told it may sends this type across origins.
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    refuse(response, 415)
    return
  }
  const body = await read(request, answering.limits.messageBytes)
  if (body === undefined) {
    refuse(response, 413)
    return
  }
  const text = await answer(body, NO_SUBSCRIPTIONS, answering)
  response.writeHead(200, { 'content-type': 'application/json' }).end(text)
}

/** Ends the response without a body; what of the request is still on its way is not read. */
export function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end()
}

/** The request's body; `undefined` when it is longer than the limit. Rejects when the connection breaks. */
async function read(request: IncomingMessage, limit: number): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  // The connection has to outlive a body that is too long, or the answer would not arrive.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > limit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
