import { WebSocket } from 'ws'
import type { Clock } from '../lib/clock.ts'
import { MAX_PARTS } from '../protocol/limits.ts'
import { decodeMessage, encodeMessage, type Message } from '../protocol/message.ts'
import { type Inquiry, REPLY_TO, type Reply, type ReplyTo } from '../protocol/question.ts'
import { type Fault, fault } from '../protocol/request.ts'
import type { Connected } from './connect.ts'
import type { AskerLimits } from './limits.ts'
import { CLOSE_CODES, closeSocket, keepAlive } from './socket.ts'
import type { OnPart } from './transport.ts'

/** An open session, as its asker keeps it: questions by number, each answered once. */
export interface Link {
  /** How many questions are under way. */
  readonly pending: number
  /** Why the session is over, once it is. */
  readonly over: Fault | undefined
  /**
   * Sends a question and resolves to what comes for it, or to why nothing will. When the signal aborts the peer is told
   * that nobody waits any more, and the promise rejects with the reason. Throws `MessageTooLargeError`.
   */
  ask<Q extends Inquiry>(
    question: Q,
    options: { readonly signal: AbortSignal; readonly onPart?: OnPart | undefined },
  ): Promise<ReplyTo<Q['kind']> | Fault>
  close(): Promise<void>
}

export type LinkModules = {
  readonly clock: Clock
  /** Told once, when the session is over, and whether the peer had answered anything by then. */
  readonly onOver: (why: Fault, answered: boolean) => void
}

/** Somebody who waits for a reply of this kind; pieces may come before it where `onPart` is. */
type Waiter = {
  readonly expects: Reply['kind']
  readonly onPart: OnPart | undefined
  readonly settle: (reply: Reply | Fault) => void
  readonly fail: (thrown: unknown) => void
  parts: number
}

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
    for (const { settle } of waiters.values()) settle(why)
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
    if (message === undefined || !isForAskers(message) || message.id > lastId) {
      blame('the peer sent what is no answer')
      return
    }
    const { id } = message
    if (id === 0) {
      if (message.kind === 'refusal') end(fault(message.code, message.reason))
      else blame('the peer answered what nobody asked')
      return
    }
    answered = true
    // An answer nobody waits for any more came too late, which is no fault of its form.
    const waiter = waiters.get(id)
    if (waiter === undefined) return
    if (message.kind === 'part') {
      takePart(id, waiter, message.tensors)
      return
    }
    if (message.kind !== 'refusal' && message.kind !== waiter.expects) {
      blame('the peer answered another question than it was asked')
      return
    }
    waiters.delete(id)
    waiter.settle(message.kind === 'refusal' ? fault(message.code, message.reason) : message)
  }

  function takePart(id: number, waiter: Waiter, tensors: Parameters<OnPart>[0]): void {
    waiter.parts += 1
    if (waiter.onPart === undefined || waiter.parts > MAX_PARTS) {
      blame('the peer sent pieces that nobody wants')
      return
    }
    try {
      waiter.onPart(tensors)
    } catch (thrown) {
      waiters.delete(id)
      send({ kind: 'cancel', id })
      waiter.fail(thrown)
    }
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
    async ask<Q extends Inquiry>(
      question: Q,
      { signal, onPart }: { readonly signal: AbortSignal; readonly onPart?: OnPart | undefined },
    ) {
      signal.throwIfAborted()
      if (over !== undefined) return over
      if (waiters.size >= limits.maxRequestsPerPeer) return fault('BUSY', 'too many requests to this peer at once')
      const id = lastId + 1
      send({ ...question, id })
      lastId = id
      return new Promise((resolve, reject) => {
        const quiet = (): void => signal.removeEventListener('abort', leave)
        const leave = (): void => {
          if (!waiters.delete(id)) return
          send({ kind: 'cancel', id })
          reject(signal.reason)
        }
        signal.addEventListener('abort', leave, { once: true })
        waiters.set(id, {
          expects: REPLY_TO[question.kind],
          onPart,
          parts: 0,
          settle(reply) {
            quiet()
            // Its kind is the one that was expected.
            resolve(reply as ReplyTo<Q['kind']> | Fault)
          },
          fail(thrown) {
            quiet()
            reject(thrown)
          },
        })
      })
    },
    async close() {
      end(fault('UNREACHABLE', 'the session was closed'))
      await closeSocket(socket, { clock, code: CLOSE_CODES.GOING_AWAY, closeMs: limits.closeMs })
    },
  }
}

type ForAskers = Reply | Extract<Message, { readonly kind: 'part' | 'refusal' }>

function isForAskers(message: Message): message is ForAskers {
  return message.kind !== 'cancel' && !(message.kind in REPLY_TO)
}

function read(payload: Uint8Array): Message | undefined {
  try {
    return decodeMessage(payload)
  } catch {
    // Decoding throws only for what the peer wrote.
    return undefined
  }
}
