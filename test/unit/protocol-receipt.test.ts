import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Keypair } from '../../src/crypto/keypair.ts'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { CLAIM_BYTES, type Claim, decodeClaim, encodeClaim, NO_HASH } from '../../src/protocol/claim.ts'
import { merkleRoot } from '../../src/protocol/merkle.ts'
import { decodeReceipt, encodeReceipt, RECEIPT_BYTES, type Receipt } from '../../src/protocol/receipt.ts'
import {
  compareReceipts,
  decodeReceipts,
  encodeReceipts,
  openRound,
  receiptLeaves,
  type SignedRound,
} from '../../src/protocol/receipts.ts'
import { receiptsStatement } from '../../src/protocol/statement.ts'

beforeAll(ready)

const u64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
const u32 = fc.nat({ max: 0xffff_ffff })
const u16 = fc.nat({ max: 0xffff })
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 })
const plain = { noNullPrototype: true } as const
const claim: fc.Arbitrary<Claim> = fc.record(
  {
    netuid: u16,
    miner: bytes32,
    asker: bytes32,
    nonce: u64,
    block: u64,
    requestHash: bytes32,
    responseHash: fc.oneof(bytes32, fc.constant(NO_HASH)),
    modelHash: fc.oneof(bytes32, fc.constant(NO_HASH)),
    units: u32,
    price: u64,
  },
  plain,
)
const receipt: fc.Arbitrary<Receipt> = fc.record(
  {
    claim,
    timeMs: u64,
    tookMs: u32,
    task: u16,
    kind: fc.constantFrom('query', 'challenge', 'load'),
    reason: fc.nat({ max: 255 }),
    score: u64,
    items: u32,
    baseline: u64,
    relativeL2: fc.float({ min: 0, noNaN: true }).map(Math.abs),
  },
  { ...plain, requiredKeys: ['claim', 'timeMs', 'tookMs', 'task', 'kind', 'reason', 'score', 'items', 'baseline'] },
)
const round = fc.uniqueArray(receipt, { maxLength: 12, comparator: (a, b) => compareReceipts(a, b) === 0 })

let judge: Keypair
beforeAll(() => {
  judge = keypairFromUri('//Alice')
})
/** The receipts as the judge would have written them, sorted. */
const judged = (receipts: readonly Receipt[]): Receipt[] =>
  receipts
    .map((each) => ({ ...each, claim: { ...each.claim, netuid: 1, asker: judge.publicKey } }))
    .sort(compareReceipts)

function signed(receipts: readonly Receipt[], change: Partial<SignedRound> = {}) {
  const bytes = encodeReceipts(receipts)
  const said = { netuid: 1, round: 7, count: receipts.length, root: merkleRoot(receiptLeaves(bytes)), ...change }
  return { bytes, signed: { ...said, signature: judge.sign(receiptsStatement(said)), ...change } }
}

describe('a claim', () => {
  test('survives being written', () => {
    fc.assert(
      fc.property(claim, (given) => {
        const bytes = encodeClaim(given)
        expect(bytes).toHaveLength(CLAIM_BYTES)
        expect(decodeClaim(bytes)).toEqual(given)
      }),
    )
  })
  test('of another length is none', () => {
    for (const length of [0, CLAIM_BYTES - 1, CLAIM_BYTES + 1]) {
      expect(decodeClaim(new Uint8Array(length)), String(length)).toBeUndefined()
    }
  })
})

describe('a receipt', () => {
  test('survives being written', () => {
    fc.assert(
      fc.property(receipt, (given) => {
        const bytes = encodeReceipt(given)
        expect(bytes).toHaveLength(RECEIPT_BYTES)
        expect(decodeReceipt(bytes)).toEqual(given)
      }),
    )
  })
  test('has one spelling: what is read is written again as the same bytes', () => {
    const any = fc.uint8Array({ minLength: RECEIPT_BYTES, maxLength: RECEIPT_BYTES })
    const near = fc
      .tuple(receipt, fc.nat({ max: RECEIPT_BYTES - 1 }), fc.nat({ max: 255 }))
      .map(([given, at, byte]) => Uint8Array.from(encodeReceipt(given), (old, place) => (place === at ? byte : old)))
    fc.assert(
      fc.property(fc.oneof(any, near), (bytes) => {
        const read = decodeReceipt(bytes)
        if (read !== undefined) expect(Buffer.from(encodeReceipt(read)).equals(bytes)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
  test.each([
    ['another length', (bytes: Uint8Array) => bytes.subarray(1)],
    ['an unknown kind', (bytes: Uint8Array) => Uint8Array.from(bytes, (byte, at) => (at === 204 ? 3 : byte))],
    ['a negative distance', (bytes: Uint8Array) => bytes.fill(0x80, 229)],
    ['another not-a-number', (bytes: Uint8Array) => bytes.fill(0xff, 226).fill(0x7f, 229)],
  ])('with %s is none', (_, change) => {
    const [sample] = fc.sample(receipt, 1)
    expect(decodeReceipt(change(encodeReceipt(sample!)))).toBeUndefined()
  })
})

describe('the receipts of a round', () => {
  test('are read when they are in order, with the root and the signature of their judge', () => {
    fc.assert(
      fc.property(round, (receipts) => {
        const sorted = judged(receipts)
        const { bytes, signed: said } = signed(sorted)
        expect(openRound(bytes, { signed: said, judge: judge.publicKey })).toEqual({ ok: true, receipts: sorted })
        const turned = decodeReceipts(encodeReceipts(sorted.toReversed()))
        expect(turned.ok ? 'OK' : turned.code).toBe(sorted.length > 1 ? 'BAD_ORDER' : 'OK')
      }),
      { numRuns: 40 },
    )
  })
  test('are refused with a code', () => {
    const samples = fc.sample(receipt, { numRuns: 3, seed: 1 })
    const sorted = judged(samples)
    const { bytes, signed: said } = signed(sorted)
    const code = (given: Uint8Array, change: Partial<SignedRound> = {}, by = judge) => {
      const opened = openRound(given, { signed: { ...said, ...change }, judge: by.publicKey })
      return opened.ok ? 'OK' : opened.code
    }
    expect(code(bytes)).toBe('OK')
    expect(code(bytes.subarray(1))).toBe('BAD_ENCODING')
    expect(code(encodeReceipts([sorted[0]!, ...sorted.slice(0, 2)]))).toBe('BAD_ORDER')
    expect(code(encodeReceipts([sorted[1]!, sorted[0]!, sorted[2]!]))).toBe('BAD_ORDER')
    expect(code(encodeReceipts(sorted.slice(1)))).toBe('BAD_ROOT')
    expect(code(encodeReceipts([{ ...sorted[0]!, score: sorted[0]!.score ^ 1n }, ...sorted.slice(1)]))).toBe('BAD_ROOT')
    expect(code(bytes, { root: new Uint8Array(32) })).toBe('BAD_ROOT')
    expect(code(bytes, { round: 8 })).toBe('BAD_SIGNATURE')
    expect(code(bytes, { netuid: 2 })).toBe('BAD_SIGNATURE')
    expect(code(bytes, { signature: said.signature.map((byte, at) => (at === 9 ? byte ^ 1 : byte)) })).toBe(
      'BAD_SIGNATURE',
    )
    expect(code(bytes, {}, keypairFromUri('//Bob'))).toBe('BAD_SIGNATURE')
    const [first, ...rest] = sorted as [Receipt, ...Receipt[]]
    const strange = signed([{ ...first, claim: { ...first.claim, asker: keypairFromUri('//Bob').publicKey } }, ...rest])
    expect(code(strange.bytes, strange.signed)).toBe('BAD_SIGNATURE')
  })
})
