import { PoolError } from '../../chain/host/pool/error.ts'
import { RpcError as HostRpcError } from '../../chain/host/rpc/error.ts'
import type { Served, Session } from '../../chain/host/rpc/method.ts'
import { methodTable } from '../../chain/host/rpc/methods.ts'
import { Params } from '../../chain/host/rpc/params.ts'
import { ChainUnreachableError, RpcError } from '../subtensor/errors.ts'
import type { Rpc } from '../subtensor/rpc.ts'

/** JSON-RPC's number of a method that a node lacks. */
const METHOD_NOT_FOUND = -32601

/**
 * The node's own RPC methods without a wire: a call is answered at once, and what a subscription tells comes when
 * whoever caused it has ended.
 */
export function createRpc(served: Served): Rpc {
  const methods = methodTable(false)
  const ended = new AbortController()
  const stops = new Map<string, () => void>()
  let lastId = 0

  function perform(name: string, params: readonly unknown[], session: Session): unknown {
    ended.signal.throwIfAborted()
    const method = methods.get(name)
    if (method === undefined) throw new RpcError(name, { code: METHOD_NOT_FOUND, message: 'Method not found' })
    try {
      return method(new Params(params), served, session)
    } catch (thrown) {
      if (!(thrown instanceof HostRpcError || thrown instanceof PoolError)) throw thrown
      const { rpcCode: code, message, data } = thrown
      throw new RpcError(name, { code, message, ...(data === undefined ? {} : { data }) })
    }
  }

  /** The subscriptions of one call, told to its listener. */
  const sessionFor = (onEvent: (event: unknown) => void): Session => ({
    subscribe(_event, start) {
      const id = String(++lastId)
      let over = false
      const notify = (result: unknown): void => queueMicrotask(() => !over && onEvent(result))
      const end = (): void => {
        stops.delete(id)
      }
      const stop = start({ notify, end })
      stops.set(id, () => {
        over = true
        stop()
      })
      return id
    },
    unsubscribe(id) {
      stops.get(id)?.()
      return stops.delete(id)
    },
  })

  return {
    gone: ended.signal,
    call: async (method, params) =>
      perform(
        method,
        params,
        sessionFor(() => {}),
      ),
    async subscribe({ start, stop }, params, onEvent) {
      const id = perform(start, params, sessionFor(onEvent)) as string
      return () => {
        if (!ended.signal.aborted)
          perform(
            stop,
            [id],
            sessionFor(() => {}),
          )
      }
    },
    close() {
      ended.abort(new ChainUnreachableError('the simulation', 'it is over'))
      for (const stop of stops.values()) stop()
      stops.clear()
    },
  }
}
