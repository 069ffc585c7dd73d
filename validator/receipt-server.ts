import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BadInputError, toError } from '../src/lib/errors.ts'
import type { Log } from '../src/lib/log.ts'
import type { ReceiptPages } from './receipt-pages.ts'

/** Most questions under way at once; the next gets 503. */
const MAX_REQUESTS = 16
/** How long a connection may take to say what it wants, in ms. */
const REQUEST_TIMEOUT_MS = 10_000
const NUMBER = /^\d{1,10}$/

/** A listening server of receipts; `url` is where it is asked. */
export interface ReceiptServer {
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

/**
 * Gives away over HTTP what a validator did, once its weights are known: `GET /v1/receipts?round=N&offset=K`,
 * `GET /v1/receipts/N/I` and `GET /v1/bodies?round=N&offset=K`. Rejects with `BadInputError` when it cannot listen there.
 */
export async function serveReceipts(
  { pages, log }: { readonly pages: ReceiptPages; readonly log: Log },
  { host, port }: { readonly host: string; readonly port: number },
): Promise<ReceiptServer> {
  let running = 0

  const find = async (url: URL): Promise<unknown> => {
    const [version, noun, round, index] = url.pathname.split('/').slice(1)
    if (version !== 'v1') return undefined
    if (noun === 'receipts' && round !== undefined) {
      return index === undefined ? undefined : pages.receipt(whole(round), Number(whole(index)))
    }
    const epoch = whole(url.searchParams.get('round') ?? '')
    const offset = Number(whole(url.searchParams.get('offset') ?? '0'))
    if (noun === 'receipts') return pages.page(epoch, offset)
    return noun === 'bodies' ? pages.bodies(epoch, offset) : undefined
  }

  const answer = async (target: string, response: ServerResponse): Promise<void> => {
    if (running >= MAX_REQUESTS) return send(response, 503, { error: 'too many questions at once; try again' })
    running++
    try {
      const url = new URL(target, 'http://validator')
      if (url.pathname === '/healthz') return send(response, 200, { status: 'ok' })
      const found = await find(url)
      if (found === undefined) send(response, 404, { error: 'no such round, or its weights are not known yet' })
      else send(response, 200, found)
    } catch (thrown) {
      if (thrown instanceof BadInputError) return send(response, 400, { error: thrown.message })
      log.error('receipts could not be read', { why: toError(thrown).message })
      send(response, 500, { error: 'it could not be read' })
    } finally {
      running--
    }
  }

  const server = createServer((request, response) => {
    if (request.method === 'GET') void answer(request.url ?? '/', response)
    else send(response, 405, { error: 'only GET' })
  })
  server.requestTimeout = REQUEST_TIMEOUT_MS
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new BadInputError(`receipts cannot be served on ${host}:${port}: ${cause.message}`, { cause })),
    )
    server.listen(port, host, () => resolve())
  })
  const { port: bound } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    port: bound,
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function whole(text: string): bigint {
  if (!NUMBER.test(text))
    throw new BadInputError(`expected a number, as in /v1/receipts?round=7&offset=0, not '${text}'`)
  return BigInt(text)
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
}
