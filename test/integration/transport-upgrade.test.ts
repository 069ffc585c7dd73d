import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { signRequest } from '../../src/protocol/btauth.ts'
import type { Server } from '../../src/transport/transport.ts'
import {
  LOOPBACK,
  nonce,
  opening,
  openRogue,
  question,
  refusal,
  sendRaw,
  startAsker,
  startServer,
} from '../support/wire.ts'

beforeAll(ready)

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const servers: Server[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())))

async function start(...options: Parameters<typeof startServer>): ReturnType<typeof startServer> {
  const started = await startServer(...options)
  servers.push(started.server)
  return started
}

/** The server still answers who asks properly. */
async function expectAlive(peer: Parameters<ReturnType<typeof startAsker>['ask']>[0]): Promise<void> {
  const asker = startAsker()
  expect(await asker.ask(peer, question(), { timeoutMs: 5_000 })).toMatchObject({ ok: true })
  await asker.close()
}

describe('an upgrade', () => {
  it('without a signature is refused', async () => {
    const { server, peer } = await start()
    expect(await refusal(server.port, opening().target, {})).toMatchObject({
      status: 401,
      code: 'BAD_AUTH',
      fault: 'MalformedAuth',
    })
    await expectAlive(peer)
  })
  it('sent twice is refused the second time', async () => {
    const { server } = await start()
    const { target, headers } = opening()
    const first = opening()
    await expect(refusal(server.port, target, headers)).rejects.toThrow('not refused')
    expect(await refusal(server.port, target, headers)).toMatchObject({ status: 401, fault: 'ReplayedRequest' })
    await expect(refusal(server.port, first.target, first.headers)).rejects.toThrow('not refused')
  })
  it.each([
    ['signed 11 s ago', 'StaleRequest', () => opening({ offMs: -11_000 })],
    ['signed in the future', 'StaleRequest', () => opening({ offMs: 5_000 })],
    ['for another server', 'WrongReceiver', () => opening({ server: ALICE })],
    ['with the key of another', 'BadSignature', () => ({ ...opening(), headers: opening().headers })],
    [
      'signed as another',
      'BadSignature',
      () => {
        const { target, headers } = opening({ uri: '//Mallory' })
        return { target, headers: { ...headers, 'x-bittensor-hotkey': ALICE } }
      },
    ],
  ])('%s is refused: %s', async (_, fault, make) => {
    const { server } = await start()
    const { target, headers } = make()
    expect(await refusal(server.port, target, headers)).toMatchObject({ status: 401, code: 'BAD_AUTH', fault })
  })
  it('with a key of small order is refused', async () => {
    const { server, miner } = await start()
    const target = `/yuma/1?key=${'0'.repeat(64)}`
    const request = { method: 'GET', target, body: new Uint8Array() }
    const headers = signRequest(keypairFromUri('//Alice'), request, { receiver: miner.address, nonce: nonce() })
    expect(await refusal(server.port, target, headers)).toMatchObject({ status: 400, code: 'MALFORMED' })
  })
  it.each([
    ['of a web page', '', { origin: 'https://example.org' }, 403, 'NOT_ADMITTED'],
    ['elsewhere', '/elsewhere', {}, 404, 'MALFORMED'],
    ['without a key', '/yuma/1', {}, 400, 'MALFORMED'],
  ])('%s is refused', async (_, path, extra, status, code) => {
    const { server } = await start()
    const { target, headers } = opening()
    expect(await refusal(server.port, path || target, { ...headers, ...extra })).toMatchObject({ status, code })
  })
  it('of who is not admitted is refused with the reason', async () => {
    const { server } = await start({ admit: async (sender) => (sender === ALICE ? undefined : 'NOT_ADMITTED') })
    const { target, headers } = opening({ uri: '//Mallory' })
    expect(await refusal(server.port, target, headers)).toMatchObject({ status: 403, code: 'NOT_ADMITTED' })
    const rogue = await openRogue(server.port)
    rogue.socket.close()
  })
  it('while nobody can say who is admitted is refused for now', async () => {
    const admit = () => Promise.reject(new Error('the chain is away'))
    const { server } = await start({ admit })
    const { target, headers } = opening()
    expect(await refusal(server.port, target, headers)).toMatchObject({ status: 503, code: 'FAILED' })
  })
  it('while admission hangs is refused in time', async () => {
    const { server } = await start({ admit: () => new Promise(() => {}) }, { handshakeMs: 50 })
    const { target, headers } = opening()
    expect(await refusal(server.port, target, headers)).toMatchObject({ status: 503, code: 'FAILED' })
  })
  it('beyond the number of sessions is refused', async () => {
    const { server } = await start({}, { maxSessions: 2 })
    const open = [await openRogue(server.port, '//One'), await openRogue(server.port, '//Two')]
    const { target, headers } = opening({ uri: '//Three' })
    expect(await refusal(server.port, target, headers)).toMatchObject({ status: 503, code: 'BUSY' })
    open[0]!.socket.close()
    await open[0]!.closed
    const third = await openRogue(server.port, '//Three')
    expect(third.socket.readyState).toBe(third.socket.OPEN)
  })
  it('of a sender with as many sessions as it may have closes its oldest', async () => {
    const { server } = await start({}, { maxSessionsPerSender: 2 })
    const first = await openRogue(server.port)
    const other = await openRogue(server.port, '//Charlie')
    await openRogue(server.port)
    await openRogue(server.port)
    expect(await first.closed).toBe(4004)
    expect(other.socket.readyState).toBe(other.socket.OPEN)
  })
  it('costs its address, and a bad one costs it more', async () => {
    const { server } = await start({}, { addressQuota: { burst: 5, perSecond: 0, maxKeys: 10 }, malformedCost: 3 })
    expect(await refusal(server.port, opening().target, {})).toMatchObject({ status: 401 })
    const { target, headers } = opening()
    await expect(refusal(server.port, target, headers)).rejects.toThrow('not refused')
    expect(await refusal(server.port, opening().target, {})).toMatchObject({ status: 429, code: 'QUOTA' })
  })
})

describe('a connection', () => {
  it('can ask whether the server is healthy', async () => {
    const { server } = await start()
    const healthy = await fetch(`http://${LOOPBACK}:${server.port}/healthz`)
    expect([healthy.status, await healthy.text()]).toEqual([200, 'ok\n'])
    expect((await fetch(`http://${LOOPBACK}:${server.port}/`, { method: 'POST', body: 'x' })).status).toBe(404)
  })
  it.each([
    ['that speaks no HTTP', 'garbage\r\n\r\n'],
    // Past Node's 16 KiB of headers, yet read in one piece: a reset over unread bytes may outrun the answer.
    ['with endless headers', `GET /yuma/1 HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
    [
      'that upgrades to something else',
      'GET /yuma/1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: tea\r\n\r\n',
    ],
  ])('%s is ended and harms nobody', async (_, bytes) => {
    const { server, peer } = await start()
    expect(await sendRaw(server.port, bytes)).toMatch(/^HTTP\/1\.1 4\d\d /)
    await expectAlive(peer)
  })
  it('that never says anything is ended', async () => {
    const { server } = await start({}, { handshakeMs: 50 })
    expect(await sendRaw(server.port, 'GET /yuma/1 HTTP/1.1\r\n')).toMatch(/^HTTP\/1\.1 408 /)
  })
})

describe('a server', () => {
  it('says which address it cannot have', async () => {
    const { server } = await start()
    await expect(startServer({}, {}, server.port)).rejects.toMatchObject({ code: 'LISTEN' })
  })
  it('closes with peers that do not say goodbye', async () => {
    const { server } = await startServer({}, { closeMs: 50 })
    const rogue = await openRogue(server.port)
    rogue.socket.pause()
    await server.close()
    rogue.socket.resume()
    expect([1001, 1006]).toContain(await rogue.closed)
  })
})
