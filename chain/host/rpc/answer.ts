import { toError } from '../../../src/lib/errors.ts'
import { PoolError } from '../pool/error.ts'
import {
  batchResponseTooLarge,
  batchTooLarge,
  internalError,
  invalidParams,
  invalidRequest,
  methodNotFound,
  parseError,
  RpcError,
  responseTooBig,
} from './error.ts'
import type { RpcLimits } from './limits.ts'
import type { Method, Served, Session } from './method.ts'
import { Params } from './params.ts'
import type { Turns } from './turns.ts'

/** What answers: the methods, what they answer from, whose turn it is, and how much may be asked. */
export type Answering = {
  readonly methods: ReadonlyMap<string, Method>
  readonly served: Served
  readonly turns: Turns
  readonly limits: RpcLimits
}

type Request = { readonly id: unknown; readonly method: string; readonly params: unknown }

/** Answers a JSON-RPC 2.0 request or batch with JSON text, or with nothing when none of it wants an answer. */
export async function answer(text: string, session: Session, answering: Answering): Promise<string | undefined> {
  const { limits, turns } = answering
  const frame = await turns.run(() => parse(text))
  if (frame === undefined) return failure(null, parseError())
  if (!Array.isArray(frame)) return turns.run(() => respond(frame, session, answering))
  if (frame.length === 0) return failure(null, invalidRequest('a batch must not be empty'))
  if (frame.length > limits.batchLength) return failure(null, batchTooLarge(limits.batchLength))
  const responses: string[] = []
  let length = 0
  for (const one of frame) {
    const response = await turns.run(() => respond(one, session, answering))
    if (response === undefined) continue
    length += response.length
    if (length > limits.responseBytes) return failure(null, batchResponseTooLarge(limits.responseBytes))
    responses.push(response)
  }
  return responses.length === 0 ? undefined : `[${responses.join(',')}]`
}

/** The value of JSON text; `undefined`, which no JSON is, when it is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function respond(value: unknown, session: Session, answering: Answering): string | undefined {
  const request = readRequest(value)
  if (request instanceof RpcError) return failure(idOf(value), request)
  // A call without an id wants no answer, and could not be told that it failed: it is not carried out either.
  if (request.id === undefined) return undefined
  try {
    const text = success(request.id, perform(request, session, answering))
    const { responseBytes } = answering.limits
    return text.length > responseBytes ? failure(request.id, responseTooBig(responseBytes)) : text
  } catch (thrown) {
    if (thrown instanceof RpcError || thrown instanceof PoolError) return failure(request.id, thrown)
    const error = toError(thrown)
    answering.served.log.error('request failed', { method: request.method, error: error.stack ?? error.message })
    return failure(request.id, internalError())
  }
}

function perform(request: Request, session: Session, { methods, served }: Answering): unknown {
  const method = methods.get(request.method)
  if (method === undefined) throw methodNotFound()
  const params = request.params ?? []
  if (!Array.isArray(params)) throw invalidParams('parameters must be a list')
  return method(new Params(params), served, session)
}

function readRequest(value: unknown): Request | RpcError {
  if (typeof value !== 'object' || value === null) return invalidRequest('a call must be an object')
  const { jsonrpc, id, method, params } = value as Record<string, unknown>
  if (jsonrpc !== '2.0') return invalidRequest("'jsonrpc' must be '2.0'")
  if (typeof method !== 'string') return invalidRequest("'method' must be a string")
  if (id !== undefined && !isId(id)) return invalidRequest("'id' must be a string, a number or null")
  return { id, method, params }
}

function idOf(value: unknown): unknown {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null
  return isId(id) ? id : null
}

function isId(id: unknown): boolean {
  return id === null || typeof id === 'string' || typeof id === 'number'
}

function success(id: unknown, result: unknown): string {
  return `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${JSON.stringify(result)}}`
}

function failure(id: unknown, { rpcCode: code, message, data }: RpcError | PoolError): string {
  return JSON.stringify({ jsonrpc: '2.0', id, error: { code, message, ...(data === undefined ? {} : { data }) } })
}
