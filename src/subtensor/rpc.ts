import { type RawData, WebSocket } from 'ws'
import { z } from 'zod'
import type { Clock } from '../lib/clock.ts'
import { withDeadline } from '../lib/deadline.ts'
import { toError } from '../lib/errors.ts'
import { BadEndpointError, ChainUnreachableError, RpcError } from './errors.ts'

/** The greatest message taken: metadata is about 1 MB in hex, a block of 10 MB twice that. */
const MAX_MESSAGE_BYTES = 32 * 1024 * 1024
/** Requests that may wait for an answer on one connection. */
const MAX_PENDING = 4096
/** A node that has not answered a request by then is taken for stuck. */
const CALL_TIMEOUT_MS = 20_000

/** One connection to a node's JSON-RPC. It ends once and is not mended: who needs another opens one. */
export interface Rpc {
  /** Aborts with a `ChainUnreachableError` when the connection ends, whoever ended it. */
  readonly gone: AbortSignal
  /** Rejects with `RpcError`, `DeadlineError`, or the reason of `gone`. */
  call(method: string, params: readonly unknown[]): Promise<unknown>
  /** As `call`; `onEvent` hears what the subscription says. Resolves to what ends it. */
  subscribe(
    names: { readonly start: string; readonly stop: string },
    params: readonly unknown[],
    onEvent: (event: unknown) => void,
  ): Promise<() => void>
  close(): void
}

const Fault = z.object({ code: z.number(), message: z.string(), data: z.unknown().optional() })
type Fault = z.infer<typeof Fault>

const Message = z.union([
  z.object({ id: z.number(), error: Fault }),
  z.object({ id: z.number(), result: z.unknown() }),
  z.object({
    method: z.string(),
    params: z.object({ subscription: z.union([z.string(), z.number()]), result: z.unknown() }),
  }),
])

type Waiting = {
  readonly method: string
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** Opens a connection; rejects with `BadEndpointError`, `ChainUnreachableError`, `DeadlineError` or the signal's reason. */
export async function openRpc(
  clock: Clock,
  endpoint: string,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<Rpc> {
  const socket = new WebSocket(checkEndpoint(endpoint), { maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false })
  const rpc = new SocketRpc(clock, endpoint, socket)
  const opened = new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    rpc.gone.addEventListener('abort', () => reject(rpc.gone.reason), { once: true })
  })
  try {
    const wait = {
      what: `a connection to ${endpoint}`,
      ms: options.timeoutMs,
      ...(options.signal && { signal: options.signal }),
    }
    await withDeadline(clock, () => opened, wait)
    return rpc
  } catch (thrown) {
    rpc.close()
    throw thrown
  }
}

/** Gives the endpoint back when it is `ws://…` or `wss://…`; throws `BadEndpointError` otherwise. */
export function checkEndpoint(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  if (url !== undefined && (url.protocol === 'ws:' || url.protocol === 'wss:') && url.hostname !== '') return endpoint
  throw new BadEndpointError(`'${endpoint}' is no endpoint of a chain, expected one such as ws://127.0.0.1:9944`)
}

class SocketRpc implements Rpc {
  readonly gone: AbortSignal
  readonly #clock: Clock
  readonly #endpoint: string
  readonly #socket: WebSocket
  readonly #ended = new AbortController()
  readonly #waiting = new Map<number, Waiting>()
  readonly #listeners = new Map<string | number, (event: unknown) => void>()
  #lastId = 0

  constructor(clock: Clock, endpoint: string, socket: WebSocket) {
    this.gone = this.#ended.signal
    this.#clock = clock
    this.#endpoint = endpoint
    this.#socket = socket
    socket.on('message', (data) => this.#receive(data))
    socket.on('error', (error) => this.#end(error.message || String(error), error))
    socket.on('close', (code) => this.#end(`the connection was closed (${code})`))
  }

  async call(method: string, params: readonly unknown[]): Promise<unknown> {
    return this.#request(method, params, (result) => result)
  }

  async subscribe(
    names: { start: string; stop: string },
    params: readonly unknown[],
    onEvent: (event: unknown) => void,
  ): Promise<() => void> {
    // The listener has to be there before the next message is read, which may come in the same packet.
    const id = await this.#request(names.start, params, (result) => {
      if (typeof result !== 'string' && typeof result !== 'number') throw new RpcError(names.start, NO_SUBSCRIPTION)
      this.#listeners.set(result, onEvent)
      return result
    })
    return () => {
      if (!this.#listeners.delete(id) || this.gone.aborted) return
      // The subscription may have ended at the node already; either way nobody listens any more.
      this.call(names.stop, [id]).catch(() => undefined)
    }
  }

  close(): void {
    this.#end('the connection was closed by this side')
  }

  async #request<T>(method: string, params: readonly unknown[], accept: (result: unknown) => T): Promise<T> {
    this.gone.throwIfAborted()
    if (this.#waiting.size >= MAX_PENDING)
      throw new ChainUnreachableError(this.#endpoint, `${MAX_PENDING} requests wait for an answer`)
    const id = ++this.#lastId
    const answer = new Promise<T>((resolve, reject) => {
      const take = (result: unknown): void => {
        try {
          resolve(accept(result))
        } catch (thrown) {
          reject(toError(thrown))
        }
      }
      this.#waiting.set(id, { method, resolve: take, reject })
    })
    try {
      this.#socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }))
      return await withDeadline(this.#clock, () => answer, { what: `an answer to ${method}`, ms: CALL_TIMEOUT_MS })
    } finally {
      this.#waiting.delete(id)
    }
  }

  #receive(data: RawData): void {
    const message = parse(data)
    if (message === undefined) {
      this.#end('it does not speak JSON-RPC')
      return
    }
    if ('method' in message) {
      this.#listeners.get(message.params.subscription)?.(message.params.result)
      return
    }
    const waiting = this.#waiting.get(message.id)
    if (waiting === undefined) return
    if ('error' in message) waiting.reject(faultOf(waiting.method, message.error))
    else waiting.resolve(message.result)
  }

  #end(why: string, cause?: unknown): void {
    if (this.gone.aborted) return
    const error = new ChainUnreachableError(this.#endpoint, why, { cause })
    this.#ended.abort(error)
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
    this.#listeners.clear()
    this.#socket.terminate()
  }
}

const NO_SUBSCRIPTION = { code: -32603, message: 'the answer is no subscription' }

function faultOf(method: string, { code, message, data }: Fault): RpcError {
  if (data === undefined || data === null) return new RpcError(method, { code, message })
  return new RpcError(method, { code, message, data: typeof data === 'string' ? data : JSON.stringify(data) })
}

function parse(data: RawData): z.infer<typeof Message> | undefined {
  try {
    return Message.parse(JSON.parse(data.toString()))
  } catch {
    // Whatever is wrong with it, a node that sends it is no node.
    return undefined
  }
}
