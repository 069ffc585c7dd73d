import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { MAX_MESSAGE_BYTES, MAX_PARTS } from '../../src/protocol/limits.ts'
import { encodeMessage, type Message } from '../../src/protocol/message.ts'
import type { Response } from '../../src/protocol/request.ts'
import type { Peer, Server } from '../../src/transport/transport.ts'
import { FakeClock } from '../support/clock.ts'
import { answerOf, SOME_MODEL } from '../support/exchange.ts'
import { numberIn, openRogue, question, startAsker, startServer } from '../support/wire.ts'

beforeAll(ready)

const servers: Server[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())))

async function start(...options: Parameters<typeof startServer>): ReturnType<typeof startServer> {
  const started = await startServer(...options)
  servers.push(started.server)
  return started
}

const ask = (id: number, value = id): Message => ({
  kind: 'ask',
  id,
  task: 'echo',
  nonce: 1n,
  block: 0n,
  tensors: question(value).inputs,
})

/** The server still answers others. */
async function expectAlive(peer: Peer): Promise<void> {
  const asker = startAsker({}, '//Charlie')
  expect(await asker.ask(peer, question(), { timeoutMs: 5_000 })).toMatchObject({ ok: true })
  await asker.close()
}

/** Handles requests when the test says so. */
function held(): {
  handle: () => Promise<Response>
  release: () => void
  started: () => number
  aborted: () => number
} {
  const waiting: (() => void)[] = []
  let started = 0
  let aborted = 0
  return {
    handle: ((_: unknown, { signal }: { signal: AbortSignal }) => {
      started += 1
      signal.addEventListener('abort', () => {
        aborted += 1
      })
      return new Promise<Response>((resolve) => waiting.push(() => resolve(answerOf([]))))
    }) as () => Promise<Response>,
    release: () => {
      for (const go of waiting.splice(0)) go()
    },
    started: () => started,
    aborted: () => aborted,
  }
}

describe('a session', () => {
  it('answers by number, in whatever order', async () => {
    let first = (): void => {}
    const { server } = await start({
      handle: async (request) => {
        if (numberIn(request) === 1) {
          await new Promise<void>((resolve) => {
            first = resolve
          })
        }
        return answerOf(request.inputs)
      },
    })
    const rogue = await openRogue(server.port)
    rogue.say(ask(1))
    rogue.say(ask(2))
    expect(await rogue.hear()).toMatchObject({ kind: 'answer', id: 2 })
    first()
    expect(await rogue.hear()).toEqual({ kind: 'answer', id: 1, model: SOME_MODEL, tensors: question(1).inputs })
  })
  it('gives what the handler throws as FAILED, and tells nobody why', async () => {
    const { server } = await start({ handle: () => Promise.reject(new Error('secret')) })
    const rogue = await openRogue(server.port)
    rogue.say(ask(1))
    const refusal = await rogue.hear()
    expect(refusal).toMatchObject({ kind: 'refusal', id: 1, code: 'FAILED' })
    expect(JSON.stringify(refusal)).not.toContain('secret')
  })
  it('passes on why the handler refuses, but no code that is not for the wire', async () => {
    const codes = ['UNKNOWN_TASK', 'BAD_ANSWER'] as const
    const { server } = await start({
      handle: async (request) => ({ ok: false, code: codes[Number(numberIn(request)) - 1]!, reason: 'so' }),
    })
    const rogue = await openRogue(server.port)
    rogue.say(ask(1))
    expect(await rogue.hear()).toMatchObject({ id: 1, code: 'UNKNOWN_TASK', reason: 'so' })
    rogue.say(ask(2))
    expect(await rogue.hear()).toMatchObject({ id: 2, code: 'FAILED' })
  })
  it('says TIMEOUT for a handler that hangs', async () => {
    const { server } = await start(held(), { requestMs: 30 })
    const rogue = await openRogue(server.port)
    rogue.say(ask(1))
    expect(await rogue.hear()).toMatchObject({ id: 1, code: 'TIMEOUT' })
  })
  it('says FAILED for an answer too large to send', async () => {
    const data = new Uint8Array(MAX_MESSAGE_BYTES)
    const { server } = await start({
      handle: async () => answerOf([{ name: 'y', datatype: 'UINT8', shape: [data.length], data }]),
    })
    const rogue = await openRogue(server.port)
    rogue.say(ask(1))
    expect(await rogue.hear()).toMatchObject({ id: 1, code: 'FAILED' })
  })
  it('aborts what runs for who cancels or goes away', async () => {
    const work = held()
    const { server } = await start(work)
    const rogue = await openRogue(server.port)
    rogue.say(ask(1))
    rogue.say(ask(2))
    await expect.poll(work.started).toBe(2)
    rogue.say({ kind: 'cancel', id: 1 })
    await expect.poll(work.aborted).toBe(1)
    rogue.socket.terminate()
    await expect.poll(work.aborted).toBe(2)
  })
  it('sends the pieces of an answer ahead to who wants them, and to nobody else', async () => {
    const { server } = await start({
      handle: async (request, { emit }) => {
        for (const part of [1, 2]) emit(question(part).inputs)
        return answerOf(request.inputs)
      },
    })
    const rogue = await openRogue(server.port)
    rogue.say(ask(1))
    expect(await rogue.hear()).toMatchObject({ kind: 'answer', id: 1 })
    rogue.say({ ...ask(2), stream: true } as Message)
    expect(await rogue.hear()).toEqual({ kind: 'part', id: 2, tensors: question(1).inputs })
    expect(await rogue.hear()).toEqual({ kind: 'part', id: 2, tensors: question(2).inputs })
    expect(await rogue.hear()).toMatchObject({ kind: 'answer', id: 2 })
  })
  it('sends no pieces beyond their bound, nor after the answer', async () => {
    let late = (): void => {}
    const { server } = await start({
      handle: async (request, { emit }) => {
        for (let part = 0; part <= MAX_PARTS; part += 1) emit([])
        late = () => emit([])
        return answerOf(request.inputs)
      },
    })
    const rogue = await openRogue(server.port)
    rogue.say({ ...ask(1), stream: true } as Message)
    const kinds: string[] = []
    while (kinds.at(-1) !== 'answer') kinds.push((await rogue.hear()).kind)
    expect(kinds).toHaveLength(MAX_PARTS + 1)
    late()
    rogue.say(ask(2))
    expect(await rogue.hear()).toMatchObject({ kind: 'answer', id: 2 })
  })
  it('tells what it offers and signs for what it answered, each hotkey for itself', async () => {
    const offers = [{ task: 'echo', model: SOME_MODEL, capacity: 7 }]
    const root = new Uint8Array(32).fill(1)
    const signature = new Uint8Array(64).fill(2)
    const asked: unknown[] = []
    const { server } = await start({
      offers: () => offers,
      seal: async (...given) => {
        asked.push(given)
        return { ok: true, root, signature }
      },
      receipt: async (...given) => {
        asked.push(given)
        return given[1] === 5n ? { ok: true, signature } : { ok: false, code: 'UNKNOWN_NONCE', reason: 'no' }
      },
    })
    const sender = keypairFromUri('//Alice').address
    const rogue = await openRogue(server.port)
    rogue.say({ kind: 'offers', id: 1 })
    expect(await rogue.hear()).toEqual({ kind: 'offered', id: 1, offers })
    rogue.say({ kind: 'seal', id: 2, round: 9, nonces: [2n ** 64n - 1n, 0n] })
    expect(await rogue.hear()).toEqual({ kind: 'sealed', id: 2, root, signature })
    rogue.say({ kind: 'receipt', id: 3, nonce: 5n })
    expect(await rogue.hear()).toEqual({ kind: 'signed', id: 3, signature })
    rogue.say({ kind: 'receipt', id: 4, nonce: 6n })
    expect(await rogue.hear()).toMatchObject({ kind: 'refusal', id: 4, code: 'UNKNOWN_NONCE' })
    expect(asked).toEqual([
      [sender, { round: 9, nonces: [2n ** 64n - 1n, 0n] }],
      [sender, 5n],
      [sender, 6n],
    ])
  })
  it('is BUSY beyond what one session may ask at once', async () => {
    const work = held()
    const { server } = await start(work, { maxRequestsPerSession: 2 })
    const rogue = await openRogue(server.port)
    for (const id of [1, 2, 3]) rogue.say(ask(id))
    expect(await rogue.hear()).toMatchObject({ id: 3, code: 'BUSY' })
    work.release()
    expect(await rogue.hear()).toMatchObject({ kind: 'answer' })
  })
  it('is BUSY beyond what all sessions may ask at once', async () => {
    const work = held()
    const { server } = await start(work, { gate: { running: 1, waiting: 1 } })
    const one = await openRogue(server.port, '//One')
    const two = await openRogue(server.port, '//Two')
    one.say(ask(1))
    await expect.poll(work.started).toBe(1)
    one.say(ask(2))
    one.say(ask(3))
    expect(await one.hear()).toMatchObject({ id: 3, code: 'BUSY' })
    two.say(ask(1))
    expect(await two.hear()).toMatchObject({ id: 1, code: 'BUSY' })
  })
  it('ends when its sender is not admitted any more', async () => {
    let admitted = true
    const { server } = await start({ admit: async () => (admitted ? undefined : 'NOT_ADMITTED') }, { admitAgainMs: 20 })
    const rogue = await openRogue(server.port)
    rogue.say(ask(1))
    expect(await rogue.hear()).toMatchObject({ kind: 'answer', id: 1 })
    admitted = false
    expect(await rogue.hear()).toMatchObject({ kind: 'refusal', id: 0, code: 'NOT_ADMITTED' })
    expect(await rogue.closed).toBe(4003)
  })
  it('goes on while nobody can say who is admitted', async () => {
    let asked = 0
    const admit = async (): Promise<undefined> => {
      asked += 1
      if (asked > 1) throw new Error('the chain is away')
    }
    const { server } = await start({ admit }, { admitAgainMs: 10 })
    const rogue = await openRogue(server.port)
    await expect.poll(() => asked).toBeGreaterThan(3)
    rogue.say(ask(1))
    expect(await rogue.hear()).toMatchObject({ kind: 'answer', id: 1 })
  })
  it('ends when the peer is dead, and only then', async () => {
    const clock = new FakeClock(Date.now())
    const { server } = await start({ clock }, { pingMs: 10, idleMs: 25 })
    const alive = await openRogue(server.port, '//One')
    const dead = await openRogue(server.port, '//Two', 'dead')
    for (const id of [1, 2, 3]) {
      await clock.advance(10)
      // The answer comes after the pong of this round was heard.
      alive.say(ask(id))
      expect(await alive.hear()).toMatchObject({ kind: 'answer', id })
    }
    expect(await dead.closed).toBe(1006)
    expect(alive.socket.readyState).toBe(alive.socket.OPEN)
  })
})

describe('a hostile sender', () => {
  const ASK = { kind: 'ask', task: 'echo', nonce: '00'.repeat(8), block: 0 }
  const json = (header: unknown): Uint8Array => {
    const text = Buffer.from(JSON.stringify(header))
    const length = Buffer.alloc(4)
    length.writeUInt32LE(text.length)
    return Buffer.concat([length, text])
  }

  it.each<[string, Uint8Array, number]>([
    ['garbage', Buffer.from('garbage'), 0],
    ['nothing', new Uint8Array(), 0],
    ['a message of no kind', json({ kind: 'shout', id: 5 }), 5],
    ['an answer', json({ kind: 'answer', id: 5, model: SOME_MODEL, tensors: [] }), 5],
    ['a part', json({ kind: 'part', id: 5, tensors: [] }), 5],
    ['a seal of nothing', json({ kind: 'seal', id: 5, round: 1, tensors: [] }), 5],
    ['an ask without a nonce', json({ ...ASK, nonce: undefined, id: 5, tensors: [] }), 5],
    ['an ask with number 0', json({ ...ASK, id: 0, tensors: [] }), 0],
    [
      'a tensor that lies about its shape',
      json({ ...ASK, id: 5, tensors: [{ name: 'x', datatype: 'FP32', shape: [1e6], bytes: 0 }] }),
      5,
    ],
  ])('that sends %s is told MALFORMED and can go on', async (_, payload, id) => {
    const { server, peer } = await start()
    const rogue = await openRogue(server.port)
    rogue.frame(payload)
    expect(await rogue.hear()).toMatchObject({ kind: 'refusal', id, code: 'MALFORMED' })
    rogue.say(ask(9))
    expect(await rogue.hear()).toMatchObject({ kind: 'answer', id: 9 })
    await expectAlive(peer)
  })
  it('that uses a number twice is told MALFORMED', async () => {
    const work = held()
    const { server } = await start(work)
    const rogue = await openRogue(server.port)
    rogue.say(ask(1))
    rogue.say(ask(1))
    expect(await rogue.hear()).toMatchObject({ id: 1, code: 'MALFORMED' })
  })
  it('that sends too large a message is told TOO_LARGE', async () => {
    const { server, peer } = await start()
    const rogue = await openRogue(server.port)
    rogue.frame(new Uint8Array(MAX_MESSAGE_BYTES + 1))
    expect(await rogue.hear()).toMatchObject({ kind: 'refusal', code: 'TOO_LARGE' })
    await expectAlive(peer)
  })
  it('that sends far too large a frame is cut off before it is read', async () => {
    const { server, peer } = await start()
    const rogue = await openRogue(server.port)
    rogue.socket.send(new Uint8Array(3 * MAX_MESSAGE_BYTES))
    expect([1009, 1006]).toContain(await rogue.closed)
    await expectAlive(peer)
  })
  it.each<[string, (frame: Uint8Array) => Uint8Array | string]>([
    ['a bit changed', (frame) => Uint8Array.from(frame, (byte, at) => (at === 12 ? byte ^ 1 : byte))],
    ['a tag cut off', (frame) => frame.subarray(0, -1)],
    ['no tag at all', () => new Uint8Array(10)],
    ['text', () => 'hello'],
  ])('that sends a frame with %s is cut off', async (_, change) => {
    const { server, peer } = await start()
    const rogue = await openRogue(server.port)
    rogue.socket.send(change(rogue.channel.writer.write(new Uint8Array(20))))
    expect(await rogue.closed).toBe(4001)
    await expectAlive(peer)
  })
  it('that sends a frame again is cut off', async () => {
    const { server, peer } = await start()
    const rogue = await openRogue(server.port)
    const frame = rogue.channel.writer.write(encodeMessage(ask(1)))
    rogue.socket.send(frame)
    expect(await rogue.hear()).toMatchObject({ kind: 'answer', id: 1 })
    rogue.socket.send(frame)
    expect(await rogue.closed).toBe(4001)
    await expectAlive(peer)
  })
  it('pays for malformed messages until it has nothing left', async () => {
    const quota = { burst: 8, perSecond: 0, maxKeys: 10 }
    const { server, peer } = await start({}, { senderQuota: quota, malformedCost: 3 })
    const rogue = await openRogue(server.port)
    for (let round = 0; round < 3; round += 1) rogue.frame(Buffer.from('garbage'))
    const codes = [await rogue.hear(), await rogue.hear(), await rogue.hear(), await rogue.hear()]
    expect(codes.map((one) => one.kind === 'refusal' && one.code)).toEqual([
      'MALFORMED',
      'MALFORMED',
      'MALFORMED',
      'QUOTA',
    ])
    expect(await rogue.closed).toBe(4002)
    const asker = startAsker()
    expect(await asker.ask(peer, question(), { timeoutMs: 5_000 })).toMatchObject({ ok: false, code: 'QUOTA' })
    await asker.close()
    await expectAlive(peer)
  })
  it('that asks too much is told QUOTA, and cut off when it does not listen', async () => {
    const quota = { burst: 3, perSecond: 0, maxKeys: 10 }
    const { server } = await start({}, { senderQuota: quota, maxRequestsPerSession: 4 })
    const rogue = await openRogue(server.port)
    for (let id = 1; id <= 10; id += 1) rogue.say(ask(id))
    const heard = [await rogue.hear(), await rogue.hear(), await rogue.hear()]
    expect(
      heard.filter(({ kind }) => kind === 'refusal').every((one) => one.kind === 'refusal' && one.code === 'QUOTA'),
    ).toBe(true)
    expect(await rogue.closed).toBe(4002)
  })
  it('that takes no answers off the wire is cut off', async () => {
    const outputs = [{ name: 'y', datatype: 'UINT8' as const, shape: [1_000_000], data: new Uint8Array(1_000_000) }]
    const { server, peer } = await start({ handle: async () => answerOf(outputs) }, { maxUnsentBytes: 2_000_000 })
    const rogue = await openRogue(server.port)
    rogue.socket.pause()
    for (let id = 1; id <= 30; id += 1) rogue.say(ask(id))
    await expectAlive(peer)
    rogue.socket.resume()
    expect(await rogue.closed).toBe(1006)
  })
})
