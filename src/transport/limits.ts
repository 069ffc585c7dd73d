import type { Backoff } from '../lib/backoff.ts'
import type { GateLimits } from '../lib/gate.ts'
import type { QuotaLimits } from '../lib/quota.ts'
import { FRAME_OVERHEAD } from '../protocol/frame.ts'
import { MAX_MESSAGE_BYTES } from '../protocol/limits.ts'

/** What a server grants. Every number is per server unless its name says otherwise. */
export type ServerLimits = {
  readonly maxSessions: number
  /** A sender's next session closes its oldest: what it has lost sight of does not keep it out. */
  readonly maxSessionsPerSender: number
  /** Requests of one session that run or wait; one more is BUSY. */
  readonly maxRequestsPerSession: number
  /** Requests of all sessions; one more than run and wait is BUSY. */
  readonly gate: GateLimits
  /** Per hotkey: a request costs 1, a malformed message `malformedCost`. */
  readonly senderQuota: QuotaLimits
  /** Per remote address, before any signature is checked: an upgrade costs 1, a refused one `malformedCost`. */
  readonly addressQuota: QuotaLimits
  readonly malformedCost: number
  /** From the first byte of a connection to its open session. */
  readonly handshakeMs: number
  /** How long a request may run, whatever the asker allows. */
  readonly requestMs: number
  readonly pingMs: number
  /** A session that neither speaks nor answers pings for this long is over. */
  readonly idleMs: number
  readonly admitAgainMs: number
  /** Answers that a peer has not taken off the wire; beyond it the session ends. */
  readonly maxUnsentBytes: number
  /** How long closing waits for peers to say goodbye. */
  readonly closeMs: number
}

/** Sized for a miner asked by some dozens of validators, on a machine with two cores. */
export const SERVER_LIMITS: ServerLimits = {
  maxSessions: 256,
  maxSessionsPerSender: 4,
  maxRequestsPerSession: 32,
  gate: { running: 16, waiting: 64 },
  senderQuota: { burst: 256, perSecond: 64, maxKeys: 4096 },
  addressQuota: { burst: 128, perSecond: 8, maxKeys: 4096 },
  malformedCost: 32,
  handshakeMs: 5_000,
  requestMs: 60_000,
  pingMs: 15_000,
  idleMs: 45_000,
  admitAgainMs: 30_000,
  maxUnsentBytes: 4 * MAX_MESSAGE_BYTES,
  closeMs: 1_000,
}

/** What an asker allows itself and its peers. */
export type AskerLimits = {
  /** Sessions and remembered failures; the one used longest ago makes room. */
  readonly maxPeers: number
  readonly maxRequestsPerPeer: number
  readonly connectMs: number
  /** How long a peer that failed is left alone. */
  readonly backoff: Backoff
  readonly pingMs: number
  readonly idleMs: number
  readonly closeMs: number
}

/** Sized for a validator of a subnet with 256 uids. */
export const ASKER_LIMITS: AskerLimits = {
  maxPeers: 256,
  maxRequestsPerPeer: 32,
  connectMs: 5_000,
  backoff: { delayMs: 250, maxDelayMs: 10_000 },
  pingMs: 15_000,
  idleMs: 45_000,
  closeMs: 1_000,
}

/** A frame that exceeds a message by less is read and refused by its number; a larger one ends the session. */
export const MAX_FRAME_BYTES = 2 * MAX_MESSAGE_BYTES + FRAME_OVERHEAD
