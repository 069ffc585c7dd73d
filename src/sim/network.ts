import type { IncomingMessage } from 'node:http'
import { Gate } from '../lib/gate.ts'
import { Quota } from '../lib/quota.ts'
import { crosses } from '../protocol/codes.ts'
import type { Channel } from '../protocol/handshake.ts'
import { ReplayStore } from '../protocol/replay.ts'
import { fault } from '../protocol/request.ts'
import { beginSession } from '../protocol/session.ts'
import type { Connect } from '../transport/connect.ts'
import { SERVER_LIMITS } from '../transport/limits.ts'
import { runSession, type Session } from '../transport/session.ts'
import { CLOSE_CODES } from '../transport/socket.ts'
import type { Serve, ServerModules } from '../transport/transport.ts'
import { type Accepted, acceptUpgrade, type Refusal } from '../transport/upgrade.ts'
import { createWire } from './wire.ts'
import type { World } from './world.ts'

/** A wire that nobody cuts needs no signs of life: one in a simulated hour is enough. */
export const QUIET = { pingMs: 3_600_000, idleMs: 4 * 3_600_000 } as const

/** Frames as they are: when both have proved themselves, nobody else is on a simulated wire. */
const PLAIN = {
  writer: { write: (payload: Uint8Array) => payload },
  reader: { read: (frame: Uint8Array) => frame },
} as unknown as Channel

/** Somebody who listens. */
type Listener = {
  judge(request: IncomingMessage): Promise<Accepted | Refusal>
  begin(socket: ReturnType<typeof createWire>[0], accepted: Accepted): void
  readonly who: string
}

/** Sessions in simulated time: the transport's own, with its handshake, messages, quotas and limits; no socket, and no MACs. */
export type Network = {
  readonly serve: Serve
  /** For an asker. */
  readonly connect: Connect
}

/** @param delayMs draws how long one frame is under way, in ms */
export function createNetwork(world: World, delayMs: () => number): Network {
  const listeners = new Map<string, Listener>()
  let lastPort = 0

  return {
    async serve(modules, { host, port, limits }) {
      const server = { host, port: port === 0 ? ++lastPort : port }
      const key = `${server.host} ${server.port}`
      const door = openDoor(modules, { ...SERVER_LIMITS, ...QUIET, ...limits })
      listeners.set(key, door)
      return {
        ...server,
        async close() {
          listeners.delete(key)
          await door.close()
        },
      }
    },

    async connect(keypair, { hotkey, ip, port }, { nonce }) {
      const who = keypair.address
      const opening = beginSession(keypair, { server: hotkey, nonce })
      const listener = listeners.get(`${ip} ${port}`)
      if (listener === undefined) {
        await world.turn(who, delayMs())
        return fault('UNREACHABLE', 'nobody listens there')
      }
      await world.turn(listener.who, delayMs())
      const request = { method: 'GET', url: opening.target, headers: opening.headers } as unknown as IncomingMessage
      const verdict = await listener.judge(request)
      if ('status' in verdict) {
        await world.turn(who, delayMs())
        return fault(verdict.code, 'the peer refused the session')
      }
      const [socket, other] = createWire(world, { who, delayMs }, { who: listener.who, delayMs })
      listener.begin(other, verdict)
      await world.turn(who, delayMs())
      if (opening.finish(verdict.headers) === undefined)
        return fault('BAD_ANSWER', 'the peer did not prove to hold its hotkey')
      socket.pause()
      return { ok: true, socket, channel: PLAIN }
    },
  }
}

function openDoor(modules: ServerModules, limits: typeof SERVER_LIMITS): Listener & { close(): Promise<void> } {
  const { keypair, clock, admit } = modules
  const sessions = new Set<Session>()
  const upgrade = { keypair, clock, replay: new ReplayStore() }
  const quota = new Quota(limits.senderQuota)
  const gate = new Gate(limits.gate)
  return {
    who: keypair.address,
    async judge(request) {
      const accepted = acceptUpgrade(upgrade, request)
      if ('status' in accepted) return accepted
      if (sessions.size > limits.maxSessions || !quota.take(accepted.sender, 1, clock.now()))
        return { status: 429, code: 'QUOTA', reason: 'too many requests' }
      const code = await admit(accepted.sender)
      if (code === undefined) return accepted
      return { status: 403, code: crosses(code) ? code : 'NOT_ADMITTED', reason: 'this hotkey may not ask here' }
    },
    begin(socket, { sender }) {
      const session = runSession({ ...modules, sender, socket, channel: PLAIN, quota, gate }, limits)
      sessions.add(session)
      socket.once('close', () => sessions.delete(session))
    },
    async close() {
      await Promise.all([...sessions].map((session) => session.close(CLOSE_CODES.GOING_AWAY)))
    },
  }
}
