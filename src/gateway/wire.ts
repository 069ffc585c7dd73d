import type { IncomingMessage, ServerResponse } from 'node:http'
import { SubnetError } from '../lib/errors.ts'

/** Largest body of a query, in bytes. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024

/** A request that is answered with this status and message. */
export class HttpError extends SubnetError {
  readonly code = 'HTTP'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/

/**
 * A gateway on loopback spends a validator's name for whoever asks, so a web page must not be able to: the
 * Origin, if there is one, and the Host have to be of this machine. Throws `HttpError` 403.
 */
export function requireLocal(request: IncomingMessage, host: string): void {
  const { origin, host: asked } = request.headers
  if (origin !== undefined && !LOOPBACK.test(origin.replace(/^https?:\/\//, ''))) {
    throw new HttpError(403, 'pages of other origins are not served')
  }
  const onLoopback = LOOPBACK.test(host.includes(':') ? `[${host}]` : host)
  if (onLoopback && (asked === undefined || !LOOPBACK.test(asked))) {
    throw new HttpError(403, 'the Host header does not name this machine')
  }
}

/** The parsed JSON body; throws `HttpError` 400 or 413. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) throw new HttpError(413, `the body is larger than ${MAX_BODY_BYTES} bytes`)
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new HttpError(400, 'the body is not JSON')
  }
}

/** Sends one JSON answer. */
export function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
}
