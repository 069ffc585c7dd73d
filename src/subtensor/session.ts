import type { Clock } from '../lib/clock.ts'
import { withDeadline } from '../lib/deadline.ts'
import type { Log } from '../lib/log.ts'
import { openRpc, type Rpc } from './rpc.ts'
import { loadRuntime, type Runtime } from './runtime.ts'

/** A connection, and the runtime as it was found there. */
export type Session = { readonly rpc: Rpc; readonly runtime: Runtime }

export type SessionModules = {
  readonly clock: Clock
  readonly log: Log
  /** How a connection is opened: over a WebSocket unless said otherwise. */
  readonly openRpc?: typeof openRpc
}

const VERSION = { start: 'state_subscribeRuntimeVersion', stop: 'state_unsubscribeRuntimeVersion' }

/** Connects and reads the metadata. The session ends with its connection, and when the runtime is upgraded. */
export async function openSession(
  { clock, log, openRpc: open = openRpc }: SessionModules,
  {
    endpoint,
    timeoutMs,
    signal,
  }: { readonly endpoint: string; readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<Session> {
  const rpc = await open(clock, endpoint, { timeoutMs, signal })
  signal.addEventListener('abort', () => rpc.close(), { once: true, signal: rpc.gone })
  try {
    const wait = { what: 'the metadata', ms: timeoutMs, signal }
    const runtime = await withDeadline(clock, () => loadRuntime(rpc), wait)
    await rpc.subscribe(VERSION, [], (version) => {
      if (specVersionOf(version) === runtime.specVersion) return
      log.info('runtime upgraded', { from: runtime.specVersion })
      rpc.close()
    })
    return { rpc, runtime }
  } catch (thrown) {
    rpc.close()
    throw thrown
  }
}

function specVersionOf(version: unknown): unknown {
  return (version as { specVersion?: unknown } | null)?.specVersion
}
