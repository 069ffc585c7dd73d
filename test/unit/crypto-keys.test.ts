import { readFileSync } from 'node:fs'
import { keyExtractPath, keyFromPath, mnemonicToMiniSecret, sr25519PairFromSeed } from '@polkadot/util-crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { ed25519Verify } from '../../src/crypto/ed25519.ts'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri, keypairOf, pairFromSeed, seedOf, sr25519Verify } from '../../src/crypto/sr25519.ts'
import { decodeAddress, encodeAddress, parseAddress } from '../../src/crypto/ss58.ts'

type Signed = { what?: string; signer: string; message_hex: string; signature: string; verdict: boolean }
const vectors = JSON.parse(readFileSync(new URL('../vectors/signatures.json', import.meta.url), 'utf8')) as {
  uris: { uri: string; ss58: string; public: string }[]
  sr25519: Signed[]
  sr25519_v11: Signed[]
}
const bytes = (hex: string): Uint8Array => Buffer.from(hex.replace('0x', ''), 'hex')
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'

beforeAll(ready)

describe('a secret URI', () => {
  it.each(vectors.uris)('$uri derives the key that bittensor-wallet derives', ({ uri, ss58, public: key }) => {
    expect(keypairFromUri(uri).address).toBe(ss58)
    expect(keypairFromUri(uri).publicKey).toEqual(new Uint8Array(bytes(key)))
  })
  it('with a seed in hex is that seed', () => {
    const seed = '0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a'
    expect(keypairFromUri(seed).address).toBe(ALICE)
    expect(keypairOf(pairFromSeed(bytes(seed))).address).toBe(ALICE)
  })
  it.each([
    `//${'a'.repeat(31)}`,
    `//${'a'.repeat(32)}`,
    `//${'ä'.repeat(80)}/soft`,
    '//18446744073709551615/0',
    '//007',
  ])('%s derives what a second implementation derives', (uri) => {
    const seed = mnemonicToMiniSecret('bottom drive obey lake curtain smoke basket hold race lonely fit walk')
    const pair = keyFromPath(sr25519PairFromSeed(seed), keyExtractPath(uri).path, 'sr25519')
    expect(Buffer.from(keypairFromUri(uri).publicKey)).toEqual(Buffer.from(pair.publicKey))
  })
  it.each(['one two three', '0x1234', '/', '//', 'a-b'])('%j is refused', (uri) => {
    expect(() => keypairFromUri(uri)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
  })
})

describe('a mnemonic', () => {
  it('gives the mini-secret of its entropy', () => {
    const words = `${'abandon '.repeat(11)}about`
    expect(Buffer.from(seedOf(words)).toString('hex')).toBe(
      '4ed8d4b17698ddeaa1f1559f152f87b5d472f725ca86d341bd0276f1b61197e2',
    )
  })
})

describe('a signature', () => {
  it.each([...vectors.sr25519, ...vectors.sr25519_v11].filter(({ what }) => !what?.includes('<Bytes>')))(
    'made by the Python wallet ($what) is judged alike: $verdict',
    ({ signer, message_hex, signature, verdict }) => {
      expect(sr25519Verify(bytes(signature), bytes(message_hex), decodeAddress(signer))).toBe(verdict)
    },
  )
  it('of ours verifies for its message and key only', () => {
    const [alice, bob] = [keypairFromUri('//Alice'), keypairFromUri('//Bob')]
    const message = Buffer.from('set weights')
    const signature = alice.sign(message)
    expect(sr25519Verify(signature, message, alice.publicKey)).toBe(true)
    expect(sr25519Verify(signature, message, bob.publicKey)).toBe(false)
    expect(sr25519Verify(signature, Buffer.from('set weight'), alice.publicKey)).toBe(false)
  })
  it('that is empty, short or not a point is false, not an error', () => {
    for (const signature of [new Uint8Array(), new Uint8Array(63), new Uint8Array(64).fill(255)]) {
      for (const key of [new Uint8Array(), new Uint8Array(32).fill(255), keypairFromUri('//Alice').publicKey]) {
        expect(sr25519Verify(signature, new Uint8Array(3), key)).toBe(false)
        expect(ed25519Verify(signature, new Uint8Array(3), key)).toBe(false)
      }
    }
  })
})

describe('an address', () => {
  it('and its public key are one', () => {
    expect(encodeAddress(decodeAddress(ALICE))).toBe(ALICE)
    const zero = encodeAddress(new Uint8Array(32))
    expect(zero).toHaveLength(48)
    expect(decodeAddress(zero)).toEqual(new Uint8Array(32))
  })
  it.each([
    ['a letter changed', ALICE.replace('w', 'x')],
    ['a letter no alphabet has', ALICE.replace('w', '0')],
    ['a letter too few', ALICE.slice(1)],
    ['another network', '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5'],
    ['nothing', ''],
  ])('with %s is none', (_, address) => {
    expect(parseAddress(address)).toBeUndefined()
    expect(() => decodeAddress(address)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
  })
})
