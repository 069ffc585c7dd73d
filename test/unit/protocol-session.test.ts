import { beforeAll, describe, expect, it } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { createEphemeral } from '../../src/crypto/x25519.ts'
import {
  acceptHeaders,
  type Channel,
  type Handshake,
  openChannel,
  provesServer,
  readServerKey,
  readSessionTarget,
  sessionTarget,
} from '../../src/protocol/handshake.ts'

beforeAll(ready)

function shake(): { handshake: Handshake; headers: Record<string, string>; secret: Uint8Array } {
  const [client, server] = [createEphemeral(), createEphemeral()]
  const miner = keypairFromUri('//Bob')
  const handshake: Handshake = {
    client: keypairFromUri('//Alice').address,
    server: miner.address,
    clientKey: client.publicKey,
    serverKey: server.publicKey,
    nonce: 1n,
    signature: new Uint8Array(64),
  }
  return { handshake, headers: acceptHeaders(miner, handshake), secret: client.agree(server.publicKey)! }
}

function channels(): { client: Channel; server: Channel } {
  const { handshake, secret } = shake()
  return { client: openChannel('client', secret, handshake), server: openChannel('server', secret, handshake) }
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

describe('a handshake', () => {
  it('carries the key in the target that is signed', () => {
    const key = createEphemeral().publicKey
    expect(sessionTarget(key)).toMatch(/^\/yuma\/1\?key=[0-9a-f]{64}$/)
    expect(new Uint8Array(readSessionTarget(sessionTarget(key))!)).toEqual(key)
  })
  it.each([
    '/',
    '/yuma/1',
    '/yuma/1?key=',
    '/yuma/2?key=00',
    `/yuma/1?key=${'0'.repeat(63)}`,
    `/yuma/1?key=${'0'.repeat(64)}&more`,
  ])('%s is no target', (target) => {
    expect(readSessionTarget(target)).toBeUndefined()
  })
  it('proves the server', () => {
    const { handshake, headers } = shake()
    expect(new Uint8Array(readServerKey(headers)!)).toEqual(handshake.serverKey)
    expect(provesServer(headers, handshake)).toBe(true)
  })
  it.each<[string, Partial<Handshake>]>([
    ['another client', { client: '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty' }],
    ['another server', { server: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY' }],
    ['another key of the client', { clientKey: new Uint8Array(32) }],
    ['another key of the server', { serverKey: new Uint8Array(32) }],
    ['another nonce', { nonce: 2n }],
    ['another signature', { signature: new Uint8Array(64).fill(1) }],
  ])('does not prove it for %s', (_, change) => {
    const { handshake, headers, secret } = shake()
    expect(provesServer(headers, { ...handshake, ...change })).toBe(false)
    const frame = openChannel('client', secret, handshake).writer.write(new Uint8Array(3))
    expect(openChannel('server', secret, { ...handshake, ...change }).reader.read(frame)).toBeUndefined()
  })
  it.each(['x-yuma-hotkey', 'x-yuma-signature'])('without %s proves nothing', (name) => {
    const { handshake, headers } = shake()
    expect(provesServer({ ...headers, [name]: undefined }, handshake)).toBe(false)
    expect(provesServer({ ...headers, [name]: '' }, handshake)).toBe(false)
  })
})

describe('frames', () => {
  const payload = Buffer.from('a question')

  it('arrive in both directions', () => {
    const { client, server } = channels()
    for (const text of ['one', 'two', '']) {
      expect(Buffer.from(server.reader.read(client.writer.write(Buffer.from(text)))!).toString()).toBe(text)
      expect(Buffer.from(client.reader.read(server.writer.write(Buffer.from(text)))!).toString()).toBe(text)
    }
  })
  it('are refused with any bit changed', () => {
    const { client, server } = channels()
    const frame = client.writer.write(payload)
    for (let bit = 0; bit < frame.length * 8; bit += 1) {
      const changed = new Uint8Array(frame)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      expect(server.reader.read(changed), `bit ${bit}`).toBeUndefined()
    }
    expect(server.reader.read(frame)).toBeDefined()
  })
  it('are refused twice, out of turn, or sent back', () => {
    const { client, server } = channels()
    const [first, second] = [client.writer.write(payload), client.writer.write(payload)]
    expect(server.reader.read(second)).toBeUndefined()
    expect(client.reader.read(first)).toBeUndefined()
    expect(server.reader.read(first)).toBeDefined()
    expect(server.reader.read(first)).toBeUndefined()
    expect(server.reader.read(second)).toBeDefined()
  })
  it('are refused short', () => {
    const { client, server } = channels()
    const frame = client.writer.write(payload)
    for (let length = 0; length < frame.length; length += 1) {
      expect(server.reader.read(frame.subarray(0, length)), `${length} bytes`).toBeUndefined()
    }
  })
})
