import { beforeAll, describe, expect, it } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { createEphemeral } from '../../src/crypto/x25519.ts'
import type { AuthVerdict } from '../../src/protocol/btauth.ts'
import { verifyRequest } from '../../src/protocol/btauth.ts'
import { type Channel, channelOf, type Handshake, statementOf } from '../../src/protocol/handshake.ts'
import { ReplayStore } from '../../src/protocol/replay.ts'
import { acceptSession, beginSession, readSessionKey } from '../../src/protocol/session.ts'

beforeAll(ready)

const NONCE = 1_752_076_800_000_000_000n
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'

type Shaken = { readonly client: Channel | undefined; readonly server: Channel }

/** Both sides of a session between //Alice and //Bob; `meddle` sits on the wire. */
function shake(meddle: (headers: Record<string, string>) => Record<string, string> = (same) => same): Shaken {
  const miner = keypairFromUri('//Bob')
  const opening = beginSession(keypairFromUri('//Alice'), { server: BOB, nonce: NONCE })
  const request = { method: 'GET', target: opening.target, body: new Uint8Array() }
  const verdict = verifyRequest(request, opening.headers, { receiver: BOB, nowNs: NONCE, replay: new ReplayStore() })
  const client = verdict as Extract<AuthVerdict, { ok: true }>
  const accepted = acceptSession(miner, { clientKey: readSessionKey(opening.target)!, client })!
  return { client: opening.finish(meddle({ ...accepted.headers })), server: accepted.channel }
}

describe('a key agreement', () => {
  it('gives both sides the same secret', () => {
    const [one, other] = [createEphemeral(), createEphemeral()]
    expect(one.agree(other.publicKey)).toEqual(other.agree(one.publicKey))
  })
  it.each([
    ['zero', '00'.repeat(32)],
    ['one', `01${'00'.repeat(31)}`],
    ['a point of order eight', 'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800'],
    ['nothing', ''],
  ])('with %s is refused', (_, key) => {
    expect(createEphemeral().agree(Buffer.from(key, 'hex'))).toBeUndefined()
  })
})

describe('a session', () => {
  it('is between two who have proved themselves', () => {
    const { client, server } = shake()
    expect(server.reader.read(client!.writer.write(Buffer.from('question')))?.toString()).toBe('question')
    expect(client!.reader.read(server.writer.write(Buffer.from('answer')))?.toString()).toBe('answer')
  })
  it('carries the key in the target that is signed', () => {
    expect(beginSession(keypairFromUri('//Alice'), { server: BOB, nonce: 1n }).target).toMatch(
      /^\/yuma\/1\?key=[0-9a-f]{64}$/,
    )
  })
  it.each([
    '/',
    '/yuma/1',
    '/yuma/1?key=',
    `/yuma/2?key=${'0'.repeat(64)}`,
    `/yuma/1?key=${'0'.repeat(63)}`,
    `/yuma/1?key=${'0'.repeat(64)}&more`,
  ])('is not at %s', (target) => {
    expect(readSessionKey(target)).toBeUndefined()
  })
  it.each<[string, Record<string, string>]>([
    ['another hotkey', { 'x-yuma-hotkey': ALICE }],
    ['another key', { 'x-yuma-key': Buffer.from(createEphemeral().publicKey).toString('hex') }],
    ['a key of small order', { 'x-yuma-key': '00'.repeat(32) }],
    ['a forged signature', { 'x-yuma-signature': '11'.repeat(64) }],
    ['no signature', { 'x-yuma-signature': '' }],
    ['no key', { 'x-yuma-key': '' }],
  ])('does not open for a server with %s', (_, change) => {
    expect(shake((headers) => ({ ...headers, ...change })).client).toBeUndefined()
  })
  it('does not open for a server that answers an earlier client again', () => {
    let earlier: Record<string, string> = {}
    shake((headers) => {
      earlier = headers
      return headers
    })
    expect(shake(() => earlier).client).toBeUndefined()
  })
})

describe('a transcript', () => {
  const handshake: Handshake = {
    client: ALICE,
    server: BOB,
    clientKey: new Uint8Array(32).fill(1),
    serverKey: new Uint8Array(32).fill(2),
    nonce: 3n,
    signature: new Uint8Array(64).fill(4),
  }
  it.each<[string, Partial<Handshake>]>([
    ['client', { client: BOB }],
    ['server', { server: ALICE }],
    ["client's key", { clientKey: new Uint8Array(32) }],
    ["server's key", { serverKey: new Uint8Array(32) }],
    ['nonce', { nonce: 4n }],
    ['signature', { signature: new Uint8Array(64) }],
  ])('is about the %s', (_, change) => {
    const other = { ...handshake, ...change }
    expect(statementOf(other)).not.toEqual(statementOf(handshake))
    const secret = new Uint8Array(32).fill(5)
    const frame = channelOf('client', secret, handshake).writer.write(new Uint8Array(3))
    expect(channelOf('server', secret, other).reader.read(frame)).toBeUndefined()
    expect(channelOf('server', secret, handshake).reader.read(frame)).toBeDefined()
  })
})

describe('frames', () => {
  const payload = Buffer.from('a question')

  it('arrive in order, also empty', () => {
    const { client, server } = shake()
    for (const text of ['one', 'two', '']) {
      expect(Buffer.from(server.reader.read(client!.writer.write(Buffer.from(text)))!).toString()).toBe(text)
    }
  })
  it('are refused with any bit changed', () => {
    const { client, server } = shake()
    const frame = client!.writer.write(payload)
    for (let bit = 0; bit < frame.length * 8; bit += 1) {
      const changed = new Uint8Array(frame)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      expect(server.reader.read(changed), `bit ${bit}`).toBeUndefined()
    }
    expect(server.reader.read(frame)).toBeDefined()
  })
  it('are refused twice, out of turn, or sent back', () => {
    const { client, server } = shake()
    const [first, second] = [client!.writer.write(payload), client!.writer.write(payload)]
    expect(server.reader.read(second)).toBeUndefined()
    expect(client!.reader.read(first)).toBeUndefined()
    expect(server.reader.read(first)).toBeDefined()
    expect(server.reader.read(first)).toBeUndefined()
    expect(server.reader.read(second)).toBeDefined()
  })
  it('are refused short', () => {
    const { client, server } = shake()
    const frame = client!.writer.write(payload)
    for (let length = 0; length < frame.length; length += 1) {
      expect(server.reader.read(frame.subarray(0, length)), `${length} bytes`).toBeUndefined()
    }
  })
})
