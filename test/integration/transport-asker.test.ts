import { createServer as createHttp } from 'node:http'
import { type AddressInfo, createServer as createTcp, type Socket, type Server as TcpServer } from 'node:net'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import type { Channel } from '../../src/protocol/handshake.ts'
import { MAX_MESSAGE_BYTES, MAX_PARTS } from '../../src/protocol/limits.ts'
import { encodeMessage, type Message } from '../../src/protocol/message.ts'
import type { Response } from '../../src/protocol/request.ts'
import { acceptSession, readSessionKey } from '../../src/protocol/session.ts'
import type { Asker, Peer } from '../../src/transport/transport.ts'
import { requestOf, SOME_MODEL } from '../support/exchange.ts'
import { LOOPBACK, numberIn, question, startAsker, startServer } from '../support/wire.ts'

beforeAll(ready)

const open: { close(): unknown }[] = []
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())))

function keep<T extends { close(): unknown }>(one: T): T {
  open.push(one)
  return one
}
async function startMiner(...options: Parameters<typeof startServer>): ReturnType<typeof startServer> {
  const started = await startServer(...options)
  keep(started.server)
  return started
}
const asker = (...options: Parameters<typeof startAsker>): Asker => keep(startAsker(...options))
const ask = (from: Asker, peer: Peer, timeoutMs = 5_000): Promise<Response> => from.ask(peer, question(), { timeoutMs })

/** Listens with a server of any kind and says where, as //Bob would. */
async function listen(server: TcpServer): Promise<Peer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve))
  keep({
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  })
  return { hotkey: keypairFromUri('//Bob').address, ip: LOOPBACK, port: (server.address() as AddressInfo).port }
}

type Trick = (send: (bytes: Uint8Array | string) => void, channel: Channel, message: Message) => void

/** A miner that does the handshake as it should and then plays its trick on the first frame. */
async function startTrickster(trick: Trick, uri = '//Bob'): Promise<Peer> {
  const http = createHttp()
  const sockets = new WebSocketServer({ noServer: true })
  let headers: Readonly<Record<string, string>> = {}
  sockets.on('headers', (lines) => lines.push(...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)))
  http.on('upgrade', (request, socket, head) => {
    const said = (name: string): string => String(request.headers[name])
    const accepted = acceptSession(keypairFromUri(uri), {
      clientKey: readSessionKey(request.url ?? '')!,
      client: {
        ok: true,
        sender: said('x-bittensor-hotkey'),
        nonce: BigInt(said('x-bittensor-nonce')),
        signature: Buffer.from(said('x-bittensor-signature').slice(2), 'hex'),
      },
    })!
    headers = accepted.headers
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('error', () => {})
      opened.on('message', () => trick((bytes) => opened.send(bytes), accepted.channel, answer(1)))
    })
  })
  return listen(http)
}
const answer = (id: number): Message => ({ kind: 'answer', id, model: SOME_MODEL, tensors: [] })

const part: Message = { kind: 'part', id: 1, tensors: [] }
const offered: Message = { kind: 'offered', id: 1, offers: [] }

describe('asking', () => {
  it('gives the pieces in their order, then the answer with its model', async () => {
    const { peer } = await startMiner({
      handle: async ({ inputs }, { emit }) => {
        for (const value of [1, 2, 3]) emit(question(value).inputs)
        return { ok: true, outputs: inputs, model: 'cd'.repeat(32) }
      },
    })
    const parts: unknown[] = []
    const onPart = (tensors: Parameters<typeof numberIn>[0]['inputs']) => parts.push(numberIn({ inputs: tensors }))
    const from = asker()
    const answer = await from.ask(peer, { ...question(9), stream: true }, { timeoutMs: 5_000, onPart })
    expect(answer).toMatchObject({ ok: true, outputs: question(9).inputs, model: 'cd'.repeat(32) })
    expect(parts).toEqual([1, 2, 3])
    expect(await from.ask(peer, question(9), { timeoutMs: 5_000, onPart })).toMatchObject({ ok: true })
    expect(parts).toHaveLength(3)
  })
  it('ends with what the taker of pieces throws, and the peer hears of it', async () => {
    let aborted = false
    const { peer } = await startMiner({
      handle: (_, { emit, signal }) => {
        emit([])
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted = true
            reject(signal.reason)
          })
        })
      },
    })
    const onPart = (): void => {
      throw new Error('enough')
    }
    const from = asker()
    const wait = from.ask(peer, { ...question(), stream: true }, { timeoutMs: 5_000, onPart })
    await expect(wait).rejects.toThrow('enough')
    await expect.poll(() => aborted).toBe(true)
  })
  it('what a peer offers, and for its signatures', async () => {
    const offers = [{ task: 'echo', model: 'cd'.repeat(32), capacity: 3 }]
    const signature = new Uint8Array(64).fill(2)
    const root = new Uint8Array(32).fill(1)
    const { peer } = await startMiner({
      offers: () => offers,
      seal: async (_, { nonces }) =>
        nonces[0] === 1n ? { ok: true, root, signature } : { ok: false, code: 'UNKNOWN_NONCE', reason: 'no' },
      receipt: async () => ({ ok: true, signature }),
    })
    const from = asker()
    const wait = { timeoutMs: 5_000 }
    expect(await from.offers(peer, wait)).toEqual({ ok: true, offers })
    expect(await from.seal(peer, { round: 1, nonces: [1n] }, wait)).toEqual({ ok: true, root, signature })
    expect(await from.seal(peer, { round: 1, nonces: [2n] }, wait)).toMatchObject({ ok: false, code: 'UNKNOWN_NONCE' })
    expect(await from.receipt(peer, 1n, wait)).toEqual({ ok: true, signature })
  })
  it('gives the answer, over one session however often', async () => {
    let admitted = 0
    const { peer } = await startMiner({
      admit: async () => {
        admitted += 1
        return undefined
      },
    })
    const from = asker()
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, value) => from.ask(peer, question(value), { timeoutMs: 5_000 })),
    )
    answers.forEach((answer, value) => {
      expect(answer.ok && numberIn({ inputs: answer.outputs }), `ask ${value}`).toBe(value)
    })
    expect(admitted).toBe(1)
  })
  it('many peers at once, some of them gone, takes no longer for it', async () => {
    const miners = await Promise.all(Array.from({ length: 20 }, () => startMiner()))
    const gone = await Promise.all(Array.from({ length: 20 }, () => startServer()))
    await Promise.all(gone.map(({ server }) => server.close()))
    const from = asker()
    const answers = await Promise.all([...miners, ...gone].map(({ peer }) => ask(from, peer)))
    expect(answers.map(({ ok }) => ok)).toEqual([...Array(20).fill(true), ...Array(20).fill(false)])
  })
  it('opens a new session when the peer has come back', async () => {
    const first = await startServer()
    const from = asker()
    expect(await ask(from, first.peer)).toMatchObject({ ok: true })
    await first.server.close()
    await startMiner({}, {}, first.peer.port)
    await expect.poll(() => ask(from, first.peer)).toMatchObject({ ok: true })
  })
  it('leaves a peer that failed alone for a while', async () => {
    const { server, peer } = await startServer()
    await server.close()
    let connections = 0
    const from = asker({ backoff: { delayMs: 60_000, maxDelayMs: 60_000 } })
    expect(await ask(from, peer)).toMatchObject({ ok: false, code: 'UNREACHABLE' })
    await startMiner(
      {
        admit: async () => {
          connections += 1
          return undefined
        },
      },
      {},
      peer.port,
    )
    expect(await ask(from, peer)).toMatchObject({ ok: false, code: 'UNREACHABLE' })
    expect(connections).toBe(0)
  })
  it('keeps a bounded number of sessions and closes the one used longest ago', async () => {
    const opened: number[] = []
    const admit = (miner: number) => async (): Promise<undefined> => {
      opened.push(miner)
    }
    const miners = await Promise.all([0, 1, 2].map((miner) => startMiner({ admit: admit(miner) })))
    const from = asker({ maxPeers: 2 })
    for (const miner of [0, 1, 0, 2, 0, 1]) {
      expect(await ask(from, miners[miner]!.peer), `miner ${miner}`).toMatchObject({ ok: true })
    }
    expect(opened).toEqual([0, 1, 2, 1])
  })
  it('leaves no session behind at the peer it has no room for', async () => {
    const miner = await startMiner({}, { maxSessions: 1 })
    const other = await startMiner()
    const from = asker({ maxPeers: 1 })
    expect(await ask(from, miner.peer)).toMatchObject({ ok: true })
    const next = asker({ backoff: { delayMs: 1, maxDelayMs: 1 } }, '//Charlie')
    expect(await ask(next, miner.peer)).toMatchObject({ ok: false, code: 'BUSY' })
    expect(await ask(from, other.peer)).toMatchObject({ ok: true })
    await expect.poll(() => ask(next, miner.peer)).toMatchObject({ ok: true })
  })
  it('is BUSY when every session is in use', async () => {
    const hanging = await startMiner({ handle: () => new Promise(() => {}) })
    const other = await startMiner()
    const from = asker({ maxPeers: 1, maxRequestsPerPeer: 2 })
    const stop = new AbortController()
    const waits = [1, 2].map(() => from.ask(hanging.peer, question(), { timeoutMs: 60_000, signal: stop.signal }))
    expect(await ask(from, other.peer)).toMatchObject({ ok: false, code: 'BUSY' })
    expect(await ask(from, hanging.peer)).toMatchObject({ ok: false, code: 'BUSY' })
    stop.abort(new Error('enough'))
    for (const wait of waits) await expect(wait).rejects.toThrow('enough')
    expect(await ask(from, other.peer)).toMatchObject({ ok: true })
  })
  it('ends when the time is over or the caller leaves, and the peer hears of it', async () => {
    let aborted = 0
    const { peer } = await startMiner({
      handle: (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted += 1
            reject(signal.reason)
          })
        }),
    })
    const from = asker()
    expect(await ask(from, peer, 50)).toMatchObject({ ok: false, code: 'TIMEOUT' })
    await expect.poll(() => aborted).toBe(1)
    const stop = new AbortController()
    const wait = from.ask(peer, question(), { timeoutMs: 60_000, signal: stop.signal })
    const outcome = expect(wait).rejects.toThrow('enough')
    stop.abort(new Error('enough'))
    await outcome
    await expect(from.ask(peer, question(), { timeoutMs: 1, signal: stop.signal })).rejects.toThrow('enough')
  })
  it('a question too large for the wire is our fault and harms no session', async () => {
    const { peer } = await startMiner()
    const from = asker()
    const data = new Uint8Array(MAX_MESSAGE_BYTES)
    const large = requestOf('echo', [{ name: 'x', datatype: 'UINT8', shape: [data.length], data }])
    await expect(from.ask(peer, large, { timeoutMs: 5_000 })).rejects.toMatchObject({ code: 'MESSAGE_TOO_LARGE' })
    expect(await ask(from, peer)).toMatchObject({ ok: true })
  })
  it('after closing is an error, and what is under way is answered', async () => {
    const { peer } = await startMiner({ handle: () => new Promise(() => {}) })
    const from = startAsker()
    const wait = ask(from, peer)
    const second = startAsker()
    const connecting = ask(second, peer)
    await second.close()
    expect(await connecting).toMatchObject({ ok: false, code: 'UNREACHABLE' })
    await expect.poll(async () => (await ask(from, peer, 20)).ok).toBe(false)
    await from.close()
    expect(await wait).toMatchObject({ ok: false })
    await expect(ask(from, peer)).rejects.toMatchObject({ code: 'ASKER_CLOSED' })
  })
})

describe('a peer', () => {
  it.each<[string, Partial<Peer>]>([
    ['without an address', { ip: '0.0.0', port: 1 }],
    ['without a port', { port: 0 }],
    ['with a name for an address', { ip: 'localhost' }],
    ['without a hotkey', { hotkey: 'nobody\r\nX: y' }],
  ])('%s is UNREACHABLE', async (_, change) => {
    const { peer } = await startMiner()
    expect(await ask(asker(), { ...peer, ...change })).toMatchObject({ ok: false, code: 'UNREACHABLE' })
  })
  it('that refuses says why', async () => {
    const { peer } = await startMiner({ admit: async () => 'NOT_ADMITTED' })
    expect(await ask(asker(), peer)).toMatchObject({ ok: false, code: 'NOT_ADMITTED' })
  })
  it('that does not hold the hotkey gets no question', async () => {
    let asked = 0
    const peer = await startTrickster(() => {
      asked += 1
    }, '//Mallory')
    expect(await ask(asker(), peer)).toMatchObject({ ok: false, code: 'BAD_ANSWER' })
    expect(asked).toBe(0)
  })
  it('that accepts connections and is silent is TIMEOUT', async () => {
    const peer = await listen(createTcp())
    expect(await ask(asker(), peer, 50)).toMatchObject({ ok: false, code: 'TIMEOUT' })
  })
  it('that never finishes the handshake is given up', async () => {
    const peer = await listen(createTcp())
    expect(await ask(asker({ connectMs: 50 }), peer)).toMatchObject({ ok: false, code: 'UNREACHABLE' })
  })
  it('that hangs is TIMEOUT', async () => {
    const peer = await startTrickster(() => {})
    expect(await ask(asker(), peer, 50)).toMatchObject({ ok: false, code: 'TIMEOUT' })
  })
  it.each<[string, string]>([
    ['garbage', 'garbage\r\n\r\n'],
    ['HTTP of another kind', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'],
    ['a code it made up', 'HTTP/1.1 400 Bad\r\nX-Yuma-Code: SHOUT\r\nContent-Length: 0\r\n\r\n'],
    ['a code that is not for the wire', 'HTTP/1.1 400 Bad\r\nX-Yuma-Code: BAD_ANSWER\r\nContent-Length: 0\r\n\r\n'],
    ['a redirect', 'HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n'],
  ])('that answers the handshake with %s is UNREACHABLE', async (_, bytes) => {
    const peer = await listen(createTcp((socket) => socket.once('data', () => socket.end(bytes))))
    expect(await ask(asker(), peer)).toMatchObject({ ok: false, code: 'UNREACHABLE' })
  })
  it.each<[string, Trick]>([
    ['text', (send) => send('hello')],
    ['a frame without a tag', (send) => send(new Uint8Array(40))],
    ['a frame of no message', (send, { writer }) => send(writer.write(Buffer.from('garbage')))],
    ['a number nobody used', (send, { writer }) => send(writer.write(encodeMessage(answer(2))))],
    ['an answer to nothing', (send, { writer }) => send(writer.write(encodeMessage(answer(0))))],
    ['a question', (send, { writer }) => send(writer.write(encodeMessage({ kind: 'cancel', id: 1 })))],
    ['an answer to another question', (send, { writer }) => send(writer.write(encodeMessage(offered)))],
    ['a piece nobody asked for', (send, { writer }) => send(writer.write(encodeMessage(part)))],
    ['a frame far too large', (send) => send(new Uint8Array(3 * MAX_MESSAGE_BYTES))],
    [
      'a frame out of turn',
      (send, { writer }) => {
        writer.write(new Uint8Array())
        send(writer.write(encodeMessage(answer(1))))
      },
    ],
  ])('that sends %s is BAD_ANSWER, and asked again after a rest', async (_, trick) => {
    const peer = await startTrickster(trick)
    const from = asker({ backoff: { delayMs: 60_000, maxDelayMs: 60_000 } })
    expect(await ask(from, peer)).toMatchObject({ ok: false, code: 'BAD_ANSWER' })
    expect(await ask(from, peer)).toMatchObject({ ok: false, code: 'BAD_ANSWER' })
  })
  it('that sends more pieces than may be is BAD_ANSWER', async () => {
    const peer = await startTrickster((send, { writer }) => {
      for (let sent = 0; sent <= MAX_PARTS; sent += 1) send(writer.write(encodeMessage(part)))
    })
    const wait = asker().ask(peer, { ...question(), stream: true }, { timeoutMs: 5_000 })
    expect(await wait).toMatchObject({ ok: false, code: 'BAD_ANSWER' })
  })
  it('that answers an offer or a signature with an answer is BAD_ANSWER', async () => {
    const trick: Trick = (send, { writer }) => send(writer.write(encodeMessage(answer(1))))
    const wait = { timeoutMs: 5_000 }
    expect(await asker().offers(await startTrickster(trick), wait)).toMatchObject({ code: 'BAD_ANSWER' })
    const sealing = { round: 1, nonces: [] }
    expect(await asker().seal(await startTrickster(trick), sealing, wait)).toMatchObject({ code: 'BAD_ANSWER' })
    expect(await asker().receipt(await startTrickster(trick), 1n, wait)).toMatchObject({ code: 'BAD_ANSWER' })
  })
  it('that answers twice is heard once', async () => {
    const peer = await startTrickster((send, { writer }, message) => {
      send(writer.write(encodeMessage(message)))
      send(writer.write(encodeMessage({ kind: 'refusal', id: 1, code: 'BUSY', reason: '' })))
    })
    expect(await ask(asker(), peer)).toMatchObject({ ok: true })
  })
  it('that ends the session says why to all who wait', async () => {
    const peer = await startTrickster((send, { writer }) =>
      send(writer.write(encodeMessage({ kind: 'refusal', id: 0, code: 'NOT_ADMITTED', reason: 'no permit' }))),
    )
    expect(await ask(asker(), peer)).toMatchObject({ ok: false, code: 'NOT_ADMITTED', reason: 'no permit' })
  })
})
