import { WebSocket } from 'ws'
import { withDeadline } from '../lib/deadline.ts'
import { DeadlineError, toError } from '../lib/errors.ts'
import type { Gate } from '../lib/gate.ts'
import type { Quota } from '../lib/quota.ts'
import type { Tensor } from '../lib/tensor.ts'
import { crosses, type WireCode } from '../protocol/codes.ts'
import type { Channel } from '../protocol/handshake.ts'
import { MAX_MESSAGE_BYTES, MAX_PARTS } from '../protocol/limits.ts'
import { MalformedMessageError } from '../protocol/malformed.ts'
import { decodeMessage, encodeMessage, guessId, type Message } from '../protocol/message.ts'
import type { Question } from '../protocol/question.ts'
import type { ServerLimits } from './limits.ts'
import { isQuestion, reply } from './reply.ts'
import { CLOSE_CODES, closeSocket, keepAlive } from './socket.ts'
import type { ServerModules } from './transport.ts'

/** One asker's open session, as the server keeps it. */
export type Session = {
  readonly sender: string
  /** Aborts what runs for the asker and says goodbye. */
  close(code: number): Promise<void>
}

export type SessionModules = Omit<ServerModules, 'keypair'> & {
  readonly sender: string
  readonly socket: WebSocket
  readonly channel: Channel
  readonly quota: Quota
  readonly gate: Gate
}

/** The number of a refusal that is about the session and not about a request. */
const SESSION_ID = 0
const AWAY = 'the asker went away'

/** Answers what comes over an accepted connection until either side closes it. */
export function runSession(modules: SessionModules, limits: ServerLimits): Session {
  const { sender, socket, channel, quota, clock, log, admit } = modules
  const running = new Map<number, AbortController>()
  const over = new AbortController()
  let unpaid = 0

  function send(message: Message): void {
    if (socket.readyState !== WebSocket.OPEN || over.signal.aborted) return
    socket.send(channel.writer.write(encodeMessage(message)))
    if (socket.bufferedAmount > limits.maxUnsentBytes) {
      log.debug('the asker does not take its answers', { sender })
      socket.terminate()
    }
  }

  function refuse(id: number, code: WireCode, reason: string): void {
    send({ kind: 'refusal', id, code, reason })
  }

  function close(code: number): Promise<void> {
    over.abort(AWAY)
    for (const stop of running.values()) stop.abort(AWAY)
    return closeSocket(socket, { clock, code, closeMs: limits.closeMs })
  }

  /** What no honest asker sends costs much, and who goes on with it is cut off. */
  function fine(id: number, code: WireCode, reason: string): void {
    log.debug('fined', { sender, code, reason })
    refuse(id, code, reason)
    if (quota.charge(sender, limits.malformedCost, clock.now())) return
    refuse(SESSION_ID, 'QUOTA', 'too many malformed messages')
    void close(CLOSE_CODES.OVER_QUOTA)
  }

  function receive(data: Buffer, isBinary: boolean): void {
    if (over.signal.aborted) return
    const payload = isBinary ? channel.reader.read(data) : undefined
    if (payload === undefined) {
      quota.charge(sender, limits.malformedCost, clock.now())
      log.debug('a frame that its sender did not write', { sender })
      void close(CLOSE_CODES.BAD_FRAME)
      return
    }
    if (payload.length > MAX_MESSAGE_BYTES) {
      fine(guessId(payload), 'TOO_LARGE', `a message has at most ${MAX_MESSAGE_BYTES} bytes`)
      return
    }
    const message = tryDecode(payload)
    if (message instanceof MalformedMessageError) fine(guessId(payload), 'MALFORMED', message.message)
    else dispatch(message)
  }

  /** Takes a message's cost; who goes on for long without any left is cut off. */
  function pay(): boolean {
    const paid = quota.take(sender, 1, clock.now())
    unpaid = paid ? 0 : unpaid + 1
    if (unpaid > limits.maxRequestsPerSession) void close(CLOSE_CODES.OVER_QUOTA)
    return paid
  }

  function dispatch(message: Message): void {
    const { id } = message
    if (message.kind === 'cancel') {
      // A cancel that crosses its answer is honest; many of them are not.
      if (running.has(id)) running.get(id)?.abort(AWAY)
      else pay()
      return
    }
    if (!isQuestion(message) || id === SESSION_ID || running.has(id)) {
      fine(id, 'MALFORMED', 'expected a question with a number of its own')
      return
    }
    if (!pay()) {
      refuse(id, 'QUOTA', 'too many requests')
      return
    }
    if (running.size >= limits.maxRequestsPerSession) {
      refuse(id, 'BUSY', 'too many requests at once')
      return
    }
    answer(message).catch((error) => log.error('could not refuse a request', { reason: toError(error).message }))
  }

  async function answer(question: Question): Promise<void> {
    const { id } = question
    const stop = new AbortController()
    running.set(id, stop)
    let parts = 0
    const emit = (tensors: readonly Tensor[]): void => {
      if (running.get(id) !== stop || stop.signal.aborted || parts >= MAX_PARTS) return
      parts += 1
      send({ kind: 'part', id, tensors })
    }
    const work = (signal: AbortSignal) => reply(modules, question, { signal, emit })
    try {
      const what = 'an answer'
      const said = await withDeadline(clock, work, { what, ms: limits.requestMs, signal: stop.signal })
      if ('kind' in said) send(said)
      else refuse(id, crosses(said.code) ? said.code : 'FAILED', said.reason)
    } catch (error) {
      if (stop.signal.aborted) return
      if (error instanceof DeadlineError) {
        refuse(id, 'TIMEOUT', 'no answer in time')
        return
      }
      log.error('could not answer a request', { reason: toError(error).message })
      refuse(id, 'FAILED', 'the answer could not be made')
    } finally {
      running.delete(id)
    }
  }

  async function admitAgain(): Promise<void> {
    for (;;) {
      await clock.sleep(limits.admitAgainMs, over.signal)
      const code = await admit(sender).catch((error) => {
        // Whoever was admitted stays so while nobody can say otherwise.
        log.warn('could not ask whether a sender is still admitted', { reason: toError(error).message })
        return undefined
      })
      if (code === undefined) continue
      refuse(SESSION_ID, crosses(code) ? code : 'NOT_ADMITTED', 'not admitted any more')
      await close(CLOSE_CODES.NOT_ADMITTED)
      return
    }
  }

  socket.on('message', (data: Buffer, isBinary) => {
    try {
      receive(data, isBinary)
    } catch (error) {
      log.error('could not take a message', { reason: toError(error).message })
      void close(CLOSE_CODES.FAILED)
    }
  })
  socket.on('error', (error) => {
    quota.charge(sender, limits.malformedCost, clock.now())
    log.debug('the connection failed', { sender, reason: error.message })
  })
  socket.once('close', () => {
    over.abort(AWAY)
    for (const stop of running.values()) stop.abort(AWAY)
  })
  keepAlive(socket, { clock, pingMs: limits.pingMs, idleMs: limits.idleMs })
  admitAgain().catch((error) => {
    if (!over.signal.aborted)
      log.error('stopped asking whether a sender is admitted', { reason: toError(error).message })
  })
  return { sender, close }
}

function tryDecode(payload: Uint8Array): Message | MalformedMessageError {
  try {
    return decodeMessage(payload)
  } catch (error) {
    if (error instanceof MalformedMessageError) return error
    throw error
  }
}
