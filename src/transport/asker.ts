import { randomInt } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { backoffMs } from '../lib/backoff.ts'
import { withDeadline } from '../lib/deadline.ts'
import { DeadlineError, SubnetError, toError } from '../lib/errors.ts'
import type { Inquiry, ReplyTo } from '../protocol/question.ts'
import { type Fault, fault } from '../protocol/request.ts'
import { connect } from './connect.ts'
import { ASKER_LIMITS, type AskerLimits } from './limits.ts'
import { createLink, type Link } from './link.ts'
import type { Asker, AskerModules, OnPart, Peer, Wait } from './transport.ts'

/** The asker was closed; it asks nobody any more. */
class AskerClosedError extends SubnetError {
  readonly code = 'ASKER_CLOSED'
}

/** What is known of a peer: a session that is open or on its way, or how it failed last and until when it is left alone. */
type Slot = {
  link: Promise<Link | Fault> | undefined
  open: Link | undefined
  failures: number
  restUntilMs: number
  last: Fault | undefined
  asking: number
  /** Nobody will find this slot again: what still opens for it is closed. */
  dropped: boolean
}

const NS_PER_MS = 1_000_000

/**
 * Keeps one session a peer, opened when it is first needed, and again after a failure and a growing rest. `ask` rejects
 * only for what is ours: the caller's signal, a request too large for the wire, an asker that is closed.
 */
export function createAsker(modules: AskerModules, options: Partial<AskerLimits> = {}): Asker {
  const { keypair, clock, log, connect: dial = connect } = modules
  const limits = { ...ASKER_LIMITS, ...options }
  // In the order of last use, so that the first makes room.
  const slots = new Map<string, Slot>()
  const closing = new AbortController()
  // Each connection on its way listens, and there are at most as many as peers.
  setMaxListeners(limits.maxPeers, closing.signal)

  async function open(peer: Peer, slot: Slot): Promise<Link | Fault> {
    // The clock has milliseconds and a nonce serves once, so the rest of its digits are drawn.
    const nonce = BigInt(clock.now()) * BigInt(NS_PER_MS) + BigInt(randomInt(NS_PER_MS))
    const connected = await dial(keypair, peer, {
      nonce,
      connectMs: limits.connectMs,
      signal: closing.signal,
    })
    if (!connected.ok) {
      rest(slot, connected)
      return connected
    }
    const link = createLink(connected, { clock, onOver: (why, answered) => forget(slot, why, answered) }, limits)
    slot.open = link
    if (slot.dropped) await link.close()
    return link
  }

  function forget(slot: Slot, why: Fault, answered: boolean): void {
    slot.link = undefined
    slot.open = undefined
    // A peer that answered and was lost may be asked at once; one that lied, refused, or only hung up is given a rest.
    if (answered && why.code === 'UNREACHABLE') slot.failures = 0
    else rest(slot, why)
  }

  function rest(slot: Slot, why: Fault): void {
    slot.link = undefined
    slot.failures += 1
    slot.last = why
    slot.restUntilMs = clock.now() + backoffMs(slot.failures, { ...limits.backoff, random: Math.random })
    log.debug('no session', { code: why.code, failures: slot.failures })
  }

  /** The peer's slot, made if there is room for one. */
  function slotOf({ hotkey, ip, port }: Peer): Slot | undefined {
    const key = `${hotkey} ${ip} ${port}`
    const slot = slots.get(key) ?? newSlot()
    slots.delete(key)
    if (slots.size >= limits.maxPeers && !makeRoom()) return undefined
    slots.set(key, slot)
    return slot
  }

  function makeRoom(): boolean {
    for (const [key, slot] of slots) {
      if (slot.asking > 0) continue
      slots.delete(key)
      slot.dropped = true
      void slot.open?.close()
      return true
    }
    return false
  }

  async function linkTo(peer: Peer, slot: Slot): Promise<Link | Fault> {
    if (slot.link === undefined && slot.last !== undefined && slot.failures > 0 && clock.now() < slot.restUntilMs)
      return slot.last
    slot.link ??= open(peer, slot)
    return slot.link
  }

  async function exchange<Q extends Inquiry>(
    peer: Peer,
    question: Q,
    { timeoutMs, signal, onPart }: Wait & { readonly onPart?: OnPart | undefined },
  ): Promise<ReplyTo<Q['kind']> | Fault> {
    signal?.throwIfAborted()
    if (closing.signal.aborted) throw new AskerClosedError('the asker is closed')
    const slot = slotOf(peer)
    if (slot === undefined) return fault('BUSY', 'all sessions are in use')
    slot.asking += 1
    try {
      const work = async (stop: AbortSignal) => {
        const link = await linkTo(peer, slot)
        return 'ok' in link ? link : link.ask(question, { signal: stop, onPart })
      }
      return await withDeadline(clock, work, {
        what: 'an answer',
        ms: timeoutMs,
        ...(signal === undefined ? {} : { signal }),
      })
    } catch (error) {
      if (error instanceof DeadlineError) return fault('TIMEOUT', 'no answer in time')
      throw error
    } finally {
      slot.asking -= 1
    }
  }

  return {
    async ask(peer, { task, inputs, nonce, block, stream }, { onPart, ...wait }) {
      const question = { kind: 'ask', task, nonce, block, tensors: inputs } as const
      const reply = stream
        ? await exchange(peer, { ...question, stream }, { ...wait, onPart: onPart ?? (() => {}) })
        : await exchange(peer, question, wait)
      return 'ok' in reply ? reply : { ok: true, outputs: reply.tensors, model: reply.model }
    },
    async offers(peer, wait) {
      const reply = await exchange(peer, { kind: 'offers' }, wait)
      return 'ok' in reply ? reply : { ok: true, offers: reply.offers }
    },
    async seal(peer, { round, nonces }, wait) {
      const reply = await exchange(peer, { kind: 'seal', round, nonces }, wait)
      return 'ok' in reply ? reply : { ok: true, root: reply.root, signature: reply.signature }
    },
    async receipt(peer, nonce, wait) {
      const reply = await exchange(peer, { kind: 'receipt', nonce }, wait)
      return 'ok' in reply ? reply : { ok: true, signature: reply.signature }
    },
    async close() {
      closing.abort()
      for (const slot of slots.values()) slot.dropped = true
      const open = [...slots.values()].flatMap((slot) => slot.open ?? [])
      slots.clear()
      const closings = await Promise.allSettled(open.map((link) => link.close()))
      for (const closing of closings) {
        if (closing.status === 'rejected')
          log.warn('could not close a session', { reason: toError(closing.reason).message })
      }
    },
  }
}

function newSlot(): Slot {
  return { link: undefined, open: undefined, failures: 0, restUntilMs: 0, last: undefined, asking: 0, dropped: false }
}
