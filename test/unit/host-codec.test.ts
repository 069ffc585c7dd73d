import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { decodeHeader, encodeHeader } from '../../chain/host/header.ts'
import { toHex } from '../../chain/host/hex.ts'
import { seal, slotDigest, slotOf, unseal } from '../../chain/host/seal.ts'
import { decodeBlock, decodeUndos, encodeBlock, encodeUndos, hashIn, type Undo } from '../../chain/host/store/record.ts'
import { blake2_256 } from '../../src/crypto/hash.ts'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri, sr25519Verify } from '../../src/crypto/sr25519.ts'

beforeAll(ready)

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const slot = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
const header = fc.record({
  parentHash: bytes(32),
  number: fc.nat(2 ** 30 - 1),
  stateRoot: bytes(32),
  extrinsicsRoot: bytes(32),
  logs: fc.array(slot.map(slotDigest), { maxLength: 3 }),
})

test('a header is what was written', () => {
  fc.assert(
    fc.property(header, (open) => {
      expect(decodeHeader(encodeHeader(open))).toEqual(open)
    }),
  )
})

test('a seal signs the header that is left when it is taken off', () => {
  const key = keypairFromUri('//Alice')
  fc.assert(
    fc.property(header, slot, (open, number) => {
      const bare = encodeHeader({ ...open, logs: [slotDigest(number), ...open.logs] })
      const sealed = seal(bare, key)
      expect(slotOf(sealed)).toBe(number)
      const taken = unseal(sealed)
      expect(taken?.header).toEqual(bare)
      expect(sr25519Verify(taken!.signature, blake2_256(bare), key.publicKey)).toBe(true)
      expect(unseal(bare)).toBeUndefined()
    }),
    { numRuns: 20 },
  )
})

test('a digest of another engine is neither slot nor seal', () => {
  const open = {
    parentHash: new Uint8Array(32),
    number: 1,
    stateRoot: new Uint8Array(32),
    extrinsicsRoot: new Uint8Array(32),
  }
  const foreign = (kind: number) => Uint8Array.of(kind, ...Buffer.from('BABE'), 4, 1)
  const encoded = encodeHeader({ ...open, logs: [foreign(6), foreign(5)] })
  expect(slotOf(encoded)).toBeUndefined()
  expect(unseal(encoded)).toBeUndefined()
})

describe('the store keeps', () => {
  test('blocks as they were, in bytes of their own', () => {
    const body = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 })
    fc.assert(
      fc.property(header, body, (open, extrinsics) => {
        const encoded = encodeHeader(open)
        const block = { number: open.number, hash: toHex(blake2_256(encoded)), header: encoded, body: extrinsics }
        const record = Buffer.from(encodeBlock(block))
        expect(hashIn(record)).toBe(block.hash)
        const read = decodeBlock(open.number, record)
        expect(read).toEqual(block)
        expect(read.header.buffer).not.toBe(record.buffer)
      }),
    )
  })

  test('what takes a block back, telling nothing from an empty value', () => {
    const key = fc.uint8Array({ maxLength: 80 }).map((raw) => Buffer.from(raw).toString('hex'))
    const undo = fc.tuple(key, fc.option(fc.uint8Array({ maxLength: 100 }), { nil: undefined }))
    fc.assert(
      fc.property(fc.array(undo, { maxLength: 20 }), (undos: Undo[]) => {
        expect(decodeUndos(Buffer.from(encodeUndos(undos)))).toEqual(undos)
      }),
    )
  })
})
