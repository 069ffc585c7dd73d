import { WebSocket } from 'ws'
import type { Clock } from '../lib/clock.ts'
import { decodeMessage, encodeMessage, type Message } from '../protocol/message.ts'
import type { Request, Response } from '../protocol/request.ts'
import { type Connected, type Fault, fault } from './connect.ts'
import type { AskerLimits } from './limits.ts'
import { CLOSE_CODES, closeSocket, keepAlive } from './socket.ts'

/** An open session, as its asker keeps it: requests by number, each answered once. */
export interface Link {
  /** How many requests are under way. */
  readonly pending: number
  /** Why the session is over, once it is. */
  readonly over: Fault | undefined
  /**
   * Sends a request and resolves to what comes for it, or to why nothing will. When the signal aborts the peer is told
   * that nobody waits any more, and the promise rejects with the reason. Throws `MessageTooLargeError`.
   */
  ask(request: Request, signal: AbortSignal): Promise<Response>
  close(): Promise<void>
}

export type LinkModules = {
  readonly clock: Clock
  /** Told once, when the session is over, and whether the peer had answered anything by then. */
  readonly onOver: (why: Fault, answered: boolean) => void
}

type Waiter = (response: Response) => void

/** Asks over a connection that has been proved. */
export function createLink(
  { socket, channel }: Pick<Connected, 'socket' | 'channel'>,
  { clock, onOver }: LinkModules,
  limits: AskerLimits,
): Link {
  const waiters = new Map<number, Waiter>()
  let lastId = 0
  let answered = false
  let over: Fault | undefined

  function end(why: Fault): void {
    if (over !== undefined) return
    over = why
    for (const resolve of waiters.values()) resolve(why)
    waiters.clear()
    onOver(why, answered)
  }

  function send(message: Message): void {
    const bytes = encodeMessage(message)
    if (socket.readyState === WebSocket.OPEN) socket.send(channel.writer.write(bytes))
  }

  function blame(reason: string): void {
    end(fault('BAD_ANSWER', reason))
    socket.close(CLOSE_CODES.BAD_FRAME)
  }

  function receive(data: Buffer, isBinary: boolean): void {
    if (over !== undefined) return
    const payload = isBinary ? channel.reader.read(data) : undefined
    const message = payload === undefined ? undefined : read(payload)
    if (message === undefined || message.kind === 'ask' || message.kind === 'cancel' || message.id > lastId) {
      blame('the peer sent what is no answer')
      return
    }
    if (message.id === 0) {
      if (message.kind === 'refusal') end(fault(message.code, message.reason))
      else blame('the peer answered what nobody asked')
      return
    }
    answered = true
    // An answer nobody waits for any more came too late, which is no fault of its form.
    const resolve = waiters.get(message.id)
    waiters.delete(message.id)
    if (message.kind === 'refusal') resolve?.(fault(message.code, message.reason))
    else resolve?.({ ok: true, outputs: message.tensors })
  }

  socket.on('message', receive)
  socket.on('error', () => blame('the peer sent what is no frame'))
  socket.once('close', (code) => {
    if (code === CLOSE_CODES.TOO_LARGE) end(fault('TOO_LARGE', 'the peer takes no frame as large'))
    else end(fault('UNREACHABLE', 'the connection closed'))
  })
  keepAlive(socket, { clock, pingMs: limits.pingMs, idleMs: limits.idleMs })
  socket.resume()

  return {
    get pending() {
      return waiters.size
    },
    get over() {
      return over
    },
    async ask({ task, inputs }, signal) {
      signal.throwIfAborted()
      if (over !== undefined) return over
      if (waiters.size >= limits.maxRequestsPerPeer) return fault('BUSY', 'too many requests to this peer at once')
      const id = lastId + 1
      send({ kind: 'ask', id, task, tensors: inputs })
      lastId = id
      return new Promise((resolve, reject) => {
        const leave = (): void => {
          if (!waiters.delete(id)) return
          send({ kind: 'cancel', id })
          reject(signal.reason)
        }
        signal.addEventListener('abort', leave, { once: true })
        waiters.set(id, (response) => {
          signal.removeEventListener('abort', leave)
          resolve(response)
        })
      })
    },
    async close() {
      end(fault('UNREACHABLE', 'the session was closed'))
      await closeSocket(socket, { clock, code: CLOSE_CODES.GOING_AWAY, closeMs: limits.closeMs })
    },
  }
}

function read(payload: Uint8Array): Message | undefined {
  try {
    return decodeMessage(payload)
  } catch {
    // Decoding throws only for what the peer wrote.
    return undefined
  }
}
