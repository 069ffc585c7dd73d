import { WebSocket } from 'ws'
import type { Clock } from '../lib/clock.ts'

/** Why a session was closed, in the WebSocket's close code: 1000 to 1015 are RFC 6455's, 4000 on are ours. */
export const CLOSE_CODES = {
  GOING_AWAY: 1001,
  TOO_LARGE: 1009,
  FAILED: 1011,
  BAD_FRAME: 4001,
  OVER_QUOTA: 4002,
  NOT_ADMITTED: 4003,
  REPLACED: 4004,
} as const

export type PulseOptions = { readonly clock: Clock; readonly pingMs: number; readonly idleMs: number }

/** Pings the peer and cuts the connection when nothing at all has come for `idleMs`; ends with the socket. */
export function keepAlive(socket: WebSocket, { clock, pingMs, idleMs }: PulseOptions): void {
  const over = new AbortController()
  let heardAt = clock.now()
  const hear = (): void => {
    heardAt = clock.now()
  }
  socket.on('message', hear).on('pong', hear).on('ping', hear)
  socket.once('close', () => over.abort())

  async function pulse(): Promise<void> {
    for (;;) {
      await clock.sleep(pingMs, over.signal)
      if (clock.now() - heardAt >= idleMs) {
        socket.terminate()
        return
      }
      if (socket.readyState === WebSocket.OPEN) socket.ping()
    }
  }
  pulse().catch((error) => {
    if (!over.signal.aborted) socket.emit('error', error)
  })
}

/** Says goodbye, and hangs up on who does not answer it in time; done when the socket is closed. */
export async function closeSocket(
  socket: WebSocket,
  { clock, code, closeMs }: { readonly clock: Clock; readonly code: number; readonly closeMs: number },
): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return
  const closed = new AbortController()
  await new Promise<void>((resolve) => {
    socket.once('close', () => {
      closed.abort()
      resolve()
    })
    socket.close(code)
    clock.sleep(closeMs, closed.signal).then(
      () => socket.terminate(),
      () => {},
    )
  })
}
