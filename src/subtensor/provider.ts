import type { Rpc } from './rpc.ts'

/** Never settles: for requests of polkadot.js whose failure it would print, after the connection has ended. */
const never = new Promise<never>(() => undefined)

/**
 * Our connection in the shape polkadot.js wants. It learns what the metadata says and no more: it is told of no
 * runtime upgrade, since it would replace the metadata by version 14, in which runtime APIs are missing, and
 * of no lost connection, which it would print. Both end the session in `link.ts`, and a new one begins.
 */
export function createProvider(rpc: Rpc) {
  return {
    hasSubscriptions: true,
    isClonable: false,
    get isConnected(): boolean {
      return !rpc.gone.aborted
    },
    clone(): never {
      throw new TypeError('a connection cannot be cloned')
    },
    connect: async (): Promise<void> => {},
    disconnect: async (): Promise<void> => rpc.close(),
    on: () => () => undefined,
    send: async (method: string, params: unknown[]): Promise<unknown> => {
      try {
        return await rpc.call(method, params)
      } catch (thrown) {
        if (rpc.gone.aborted) return never
        throw thrown
      }
    },
    subscribe: async (): Promise<number> => 0,
    unsubscribe: async (): Promise<boolean> => true,
  }
}
