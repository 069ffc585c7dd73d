import { SubnetError } from '../../../src/lib/errors.ts'

/** What a JSON-RPC call is answered with when it has no result. */
export class RpcError extends SubnetError {
  readonly code = 'RPC_REFUSED'
  readonly rpcCode: number
  readonly data: string | undefined

  constructor(rpcCode: number, message: string, data?: string) {
    super(message)
    this.rpcCode = rpcCode
    this.data = data
  }
}

// Below -32000 the numbers of JSON-RPC 2.0 and, for limits, of jsonrpsee; from 4001 those of sc-rpc-api's state/error.rs.

export function parseError(): RpcError {
  return new RpcError(-32700, 'Parse error')
}

export function invalidRequest(why: string): RpcError {
  return new RpcError(-32600, 'Invalid request', why)
}

export function methodNotFound(why?: string): RpcError {
  return new RpcError(-32601, 'Method not found', why)
}

/** The method exists but may change the node or burden it, and nobody asked for such methods to be served. */
export function unsafeMethod(): RpcError {
  return new RpcError(-32601, 'RPC call is unsafe to be called externally')
}

export function invalidParams(why: string): RpcError {
  return new RpcError(-32602, 'Invalid params', why)
}

/** Our fault: what went wrong is in the log. */
export function internalError(): RpcError {
  return new RpcError(-32603, 'Internal error')
}

export function tooManySubscriptions(limit: number): RpcError {
  return new RpcError(-32006, 'Too many subscriptions on the connection', `Exceeded max limit of ${limit}`)
}

export function responseTooBig(limit: number): RpcError {
  return new RpcError(-32008, 'Response is too big', `Exceeded max limit of ${limit}`)
}

export function batchTooLarge(limit: number): RpcError {
  return new RpcError(-32010, 'The batch request was too large', `Exceeded max limit of ${limit}`)
}

export function batchResponseTooLarge(limit: number): RpcError {
  return new RpcError(-32011, 'The batch response was too large', `Exceeded max limit of ${limit}`)
}

/** A range of blocks that is not one, or too long. */
export function invalidBlockRange(from: string, to: string, why: string): RpcError {
  return new RpcError(4001, `Cannot resolve a block range ['${from}' ... '${to}]. ${why}`)
}

export function invalidCount(value: number, max: number): RpcError {
  return new RpcError(4002, `count exceeds maximum value. value: ${value}, max: ${max}`)
}

/** The state or the runtime has no answer. */
export function clientError(why: string): RpcError {
  return new RpcError(4003, `Client error: ${why}`)
}
