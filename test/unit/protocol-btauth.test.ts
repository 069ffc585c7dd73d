import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { type Headers, type HttpRequest, signRequest, verifyRequest } from '../../src/protocol/btauth.ts'
import { ReplayStore } from '../../src/protocol/replay.ts'

type Case = {
  case: string
  method: string
  path: string
  body_utf8: string
  headers: Record<string, string>
  self_hotkey: string
  now_ns: string
  verdict: string
  options?: { require_receiver: boolean }
}
const golden = (
  JSON.parse(readFileSync(new URL('../vectors/signatures.json', import.meta.url), 'utf8')) as {
    btauth1: { cases: Case[]; ed25519_signature: string }
  }
).btauth1
const lower = (headers: Record<string, string>): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'
const NOW = 1_752_076_800_000_000_000n
const request: HttpRequest = { method: 'GET', target: '/yuma/1?key=00', body: new Uint8Array() }

beforeAll(ready)

describe('btauth/1', () => {
  it.each(golden.cases)('judges "$case" as bittensor 11.3.0 does: $verdict', (one) => {
    const verdict = verifyRequest(
      { method: one.method, target: one.path, body: Buffer.from(one.body_utf8) },
      lower(one.headers),
      {
        receiver: one.self_hotkey,
        nowNs: BigInt(one.now_ns),
        replay: new ReplayStore(),
        unbound: one.options?.require_receiver === false,
      },
    )
    expect(verdict.ok ? 'ok' : verdict.fault).toBe(one.verdict)
  })
  it('takes an ed25519 signature only from who asks for that scheme', () => {
    const sent = { method: 'POST', target: '/generate?stream=false', body: Buffer.from('{"prompt": "hello"}') }
    const headers = {
      'x-bittensor-version': '1',
      'x-bittensor-hotkey': '5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu',
      'x-bittensor-receiver': BOB,
      'x-bittensor-nonce': String(NOW),
      'x-bittensor-crypto': 'ed25519',
      'x-bittensor-signature': golden.ed25519_signature,
    }
    const options = { receiver: BOB, nowNs: NOW }
    const pinned = verifyRequest(sent, headers, { ...options, replay: new ReplayStore(), scheme: 'ed25519' })
    expect(pinned.ok).toBe(true)
    expect(verifyRequest(sent, headers, { ...options, replay: new ReplayStore() })).toMatchObject({
      fault: 'BadSignature',
    })
  })
})

describe('a request we sign', () => {
  const signed = (nonce = NOW): Headers => signRequest(keypairFromUri('//Alice'), request, { receiver: BOB, nonce })
  const judge = (headers: Headers, replay = new ReplayStore(), nowNs = NOW): string => {
    const verdict = verifyRequest(request, headers, { receiver: BOB, nowNs, replay })
    return verdict.ok ? verdict.sender : verdict.fault
  }
  const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'

  it('passes, once', () => {
    const replay = new ReplayStore()
    const headers = signed()
    expect(judge(headers, replay)).toBe(ALICE)
    expect(judge(headers, replay)).toBe('ReplayedRequest')
  })
  it('is for one receiver', () => {
    const headers = signRequest(keypairFromUri('//Alice'), request, { receiver: ALICE, nonce: NOW })
    expect(judge(headers)).toBe('WrongReceiver')
    expect(judge({ ...headers, 'x-bittensor-receiver': undefined })).toBe('WrongReceiver')
  })
  it('is fresh from 2 s before to 10 s after its nonce', () => {
    expect(judge(signed(), undefined, NOW + 10_000_000_000n)).toBe(ALICE)
    expect(judge(signed(), undefined, NOW + 10_000_000_001n)).toBe('StaleRequest')
    expect(judge(signed(), undefined, NOW - 2_000_000_000n)).toBe(ALICE)
    expect(judge(signed(), undefined, NOW - 2_000_000_001n)).toBe('StaleRequest')
  })
  it('that was forged does not use up the nonce', () => {
    const replay = new ReplayStore()
    const headers = signed()
    const forged = { ...headers, 'x-bittensor-signature': `0x${'1'.repeat(128)}` }
    expect(judge(forged, replay)).toBe('BadSignature')
    expect(judge(headers, replay)).toBe(ALICE)
  })
  it.each(['x-bittensor-version', 'x-bittensor-hotkey', 'x-bittensor-nonce', 'x-bittensor-signature'])(
    'without %s is malformed',
    (name) => {
      expect(judge({ ...signed(), [name]: undefined })).toBe('MalformedAuth')
      expect(judge({ ...signed(), [name]: '' })).toBe('MalformedAuth')
    },
  )
})

describe('a request that names a scheme', () => {
  it('other than the one asked for is not right because the signature is', () => {
    const alice = keypairFromUri('//Alice')
    const headers = signRequest(alice, request, { receiver: BOB, nonce: NOW })
    const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    const lines = ['btauth/1', 'ed25519', request.method, request.target, emptyHash, NOW, alice.address, BOB]
    const signature = `0x${Buffer.from(alice.sign(Buffer.from(lines.join('\n')))).toString('hex')}`
    const verdict = verifyRequest(
      request,
      { ...headers, 'x-bittensor-crypto': 'ed25519', 'x-bittensor-signature': signature },
      { receiver: BOB, nowNs: NOW, replay: new ReplayStore() },
    )
    expect(verdict).toMatchObject({ fault: 'BadSignature' })
  })
})

describe('a replay store', () => {
  it('forgets after a minute', () => {
    const store = new ReplayStore()
    expect(store.use('alice', 1n, 0)).toBe(true)
    expect(store.use('alice', 1n, 59_999)).toBe(false)
    expect(store.use('alice', 1n, 60_000)).toBe(true)
    expect(store.use('bob', 1n, 60_000)).toBe(true)
  })
  it('lets nothing pass that it has no room to remember', () => {
    const store = new ReplayStore(2)
    expect([1n, 2n, 3n].map((nonce) => store.use('alice', nonce, 0))).toEqual([true, true, false])
    expect(store.use('alice', 1n, 1)).toBe(false)
    expect(store.use('alice', 3n, 60_000)).toBe(true)
  })
})
