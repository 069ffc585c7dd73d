import { connect as connectTcp } from 'node:net'
import { text } from 'node:stream/consumers'
import { WebSocket } from 'ws'
import type { Keypair } from '../../src/crypto/keypair.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { silent } from '../../src/lib/log.ts'
import type { WireCode } from '../../src/protocol/codes.ts'
import type { Channel } from '../../src/protocol/handshake.ts'
import { decodeMessage, encodeMessage, type Message } from '../../src/protocol/message.ts'
import type { Request } from '../../src/protocol/request.ts'
import { beginSession, type Opening } from '../../src/protocol/session.ts'
import { createAsker } from '../../src/transport/asker.ts'
import type { AskerLimits, ServerLimits } from '../../src/transport/limits.ts'
import { serve } from '../../src/transport/server.ts'
import type { Asker, Peer, Server, ServerModules } from '../../src/transport/transport.ts'
import { answerOf, requestOf, signsNothing } from './exchange.ts'

export const LOOPBACK = '127.0.0.1'

/** A request with one number, which is what a test tells its requests apart by. */
export function question(value = 1): Request {
  return requestOf('echo', [{ name: 'x', datatype: 'FP32', shape: [1], data: new Float32Array([value]) }])
}

/** What `question` carried. */
export function numberIn({ inputs }: Pick<Request, 'inputs'>): number | bigint | string | undefined {
  return inputs[0]?.data[0]
}

type Opened = { readonly server: Server; readonly peer: Peer; readonly miner: Keypair }

/** A server of //Bob on a free port that sends back what it is asked, unless told otherwise. */
export async function startServer(
  modules: Partial<Omit<ServerModules, 'keypair' | 'log'>> = {},
  limits: Partial<ServerLimits> = {},
  port = 0,
): Promise<Opened> {
  const miner = keypairFromUri('//Bob')
  const server = await serve(
    {
      keypair: miner,
      clock: systemClock,
      log: silent,
      admit: async () => undefined,
      handle: async ({ inputs }) => answerOf(inputs),
      ...signsNothing,
      ...modules,
    },
    { host: LOOPBACK, port, limits: { addressQuota: { burst: 10_000, perSecond: 1_000, maxKeys: 10 }, ...limits } },
  )
  return { server, miner, peer: { hotkey: miner.address, ip: LOOPBACK, port: server.port } }
}

/** An asker that signs as //Alice, unless told otherwise. */
export function startAsker(limits: Partial<AskerLimits> = {}, uri = '//Alice'): Asker {
  return createAsker({ keypair: keypairFromUri(uri), clock: systemClock, log: silent }, limits)
}

let drawn = 0n

/** A fresh nonce, some milliseconds off the time when told. */
export function nonce(offMs = 0): bigint {
  drawn += 1n
  return BigInt(Date.now() + offMs) * 1_000_000n + drawn
}

/** The upgrade that a client of //Bob sends. */
export function opening(options: { uri?: string; offMs?: number; server?: string } = {}): Opening {
  const server = options.server ?? keypairFromUri('//Bob').address
  return beginSession(keypairFromUri(options.uri ?? '//Alice'), { server, nonce: nonce(options.offMs) })
}

type Refused = { readonly status: number; readonly code: WireCode; readonly fault?: string }

/** Sends an upgrade and reads its refusal, header and body. */
export function refusal(port: number, target: string, headers: Readonly<Record<string, string>>): Promise<Refused> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${LOOPBACK}:${port}${target}`, { headers })
    socket.once('open', () => {
      socket.terminate()
      reject(new Error('the upgrade was not refused'))
    })
    socket.once('unexpected-response', async (_, response) => {
      const body = JSON.parse(await text(response)) as Refused
      resolve({ ...body, status: response.statusCode ?? 0, code: response.headers['x-yuma-code'] as WireCode })
    })
    socket.on('error', reject)
  })
}

/** A client that has proved itself and then does as it likes. */
export type Rogue = {
  readonly socket: WebSocket
  readonly channel: Channel
  /** Sends bytes as a frame with a right tag. */
  frame(payload: Uint8Array): void
  say(message: Message): void
  /** The next message of the server. */
  hear(): Promise<Message>
  /** The close code, once closed. */
  readonly closed: Promise<number>
}

/** Opens a session by hand; one that is `dead` answers no pings. */
export function openRogue(port: number, uri?: string, life: 'alive' | 'dead' = 'alive'): Promise<Rogue> {
  const { target, headers, finish } = opening(uri === undefined ? {} : { uri })
  const socket = new WebSocket(`ws://${LOOPBACK}:${port}${target}`, {
    headers,
    perMessageDeflate: false,
    autoPong: life === 'alive',
  })
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  const heard: Message[] = []
  const listeners: ((message: Message) => void)[] = []
  return new Promise((resolve, reject) => {
    let channel: Channel | undefined
    socket.on('error', reject)
    socket.once('upgrade', (response) => {
      channel = finish(response.headers)
    })
    socket.on('message', (data: Buffer) => {
      const message = decodeMessage(channel!.reader.read(data)!)
      const listener = listeners.shift()
      if (listener === undefined) heard.push(message)
      else listener(message)
    })
    socket.once('open', () => {
      const { writer } = channel!
      resolve({
        socket,
        channel: channel!,
        closed,
        frame: (payload) => socket.send(writer.write(payload)),
        say: (message) => socket.send(writer.write(encodeMessage(message))),
        hear: () => {
          const message = heard.shift()
          return message === undefined ? new Promise((next) => listeners.push(next)) : Promise.resolve(message)
        },
      })
    })
  })
}

/** Sends raw bytes over TCP and gives all that comes back until the other side closes. */
export async function sendRaw(port: number, bytes: string | Uint8Array): Promise<string> {
  const socket = connectTcp(port, LOOPBACK)
  socket.write(bytes)
  return text(socket)
}
