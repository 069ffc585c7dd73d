import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { modelHash } from '../../src/inference/hash.ts'
import type { Tensor } from '../../src/lib/tensor.ts'
import { type Claim, decodeClaim, encodeClaim } from '../../src/protocol/claim.ts'
import { requestHash, responseHash } from '../../src/protocol/exchange-hash.ts'
import { merkleProof, merkleRoot } from '../../src/protocol/merkle.ts'
import { decodeReceipt, encodeReceipt, type Receipt } from '../../src/protocol/receipt.ts'
import { checkReceiptFile } from '../../src/protocol/receipt-check.ts'
import { decodeReceipts } from '../../src/protocol/receipts.ts'
import { claimStatement, claimsStatement, receiptsStatement } from '../../src/protocol/statement.ts'

// Worked out from docs/protocol.md by a program in another language that shares no code with this one; the signatures
// are by //Bob, the miner, and //Alice, the judge.
const vectors = JSON.parse(readFileSync(new URL('../vectors/receipts.json', import.meta.url), 'utf8'))

beforeAll(ready)

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const raw = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))

const ARRAYS = {
  FP32: (data: readonly string[]) => Float32Array.from(data, Number),
  UINT8: (data: readonly string[]) => Uint8Array.from(data, Number),
  INT64: (data: readonly string[]) => BigInt64Array.from(data, BigInt),
  BYTES: (data: readonly string[]) => data,
}
const tensorOf = ({ data, ...rest }: { data: readonly string[]; datatype: keyof typeof ARRAYS }): Tensor =>
  ({ ...rest, data: ARRAYS[rest.datatype](data) }) as unknown as Tensor
const claimIn = (fields: Record<string, string>): Claim =>
  ({
    ...fields,
    miner: raw(fields.miner!),
    asker: raw(fields.asker!),
    nonce: BigInt(fields.nonce!),
    block: BigInt(fields.block!),
    requestHash: raw(fields.requestHash!),
    responseHash: raw(fields.responseHash!),
    modelHash: raw(fields.modelHash!),
    price: BigInt(fields.price!),
  }) as unknown as Claim
const receiptIn = (fields: Record<string, string> & { claim: never }): Receipt =>
  ({
    ...fields,
    claim: claimIn(fields.claim),
    timeMs: BigInt(fields.timeMs!),
    score: BigInt(fields.score!),
    baseline: BigInt(fields.baseline!),
  }) as unknown as Receipt

describe('test/vectors/receipts.json', () => {
  test('gives the hashes of a request, a response and a model', () => {
    const { task, inputs, request, outputs, response, files, model } = vectors.hashes
    expect(hex(requestHash(task, inputs.map(tensorOf)))).toBe(request)
    expect(hex(responseHash(task, outputs.map(tensorOf)))).toBe(response)
    expect(modelHash({ files })).toBe(model)
  })
  test('gives the roots and proofs of trees of 0 to 5 leaves', () => {
    const leaves: Uint8Array[] = vectors.trees.leaves.map(raw)
    vectors.trees.roots.forEach((root: string, count: number) => {
      expect(hex(merkleRoot(leaves.slice(0, count))), `${count} leaves`).toBe(root)
    })
    vectors.trees.proofs.forEach((proof: string[], at: number) => {
      expect(merkleProof(leaves, at).map(hex), `leaf ${at}`).toEqual(proof)
    })
  })
  test('gives claims and receipts byte by byte', () => {
    for (const { fields, bytes } of vectors.claims) {
      expect(hex(encodeClaim(claimIn(fields)))).toBe(bytes)
      expect(decodeClaim(raw(bytes))).toEqual(claimIn(fields))
    }
    for (const { fields, bytes } of vectors.receipts) {
      expect(hex(encodeReceipt(receiptIn(fields)))).toBe(bytes)
      expect(decodeReceipt(raw(bytes))).toEqual(receiptIn(fields))
    }
  })
  test('gives what is signed', () => {
    const { claim, claims, receipts } = vectors.statements
    expect(hex(claimStatement(raw(vectors.claims[0].bytes)))).toBe(claim)
    expect(hex(claimsStatement({ ...claims, asker: raw(claims.asker), root: raw(claims.root) }))).toBe(claims.bytes)
    expect(hex(receiptsStatement({ ...receipts, root: raw(receipts.root) }))).toBe(receipts.bytes)
    const [one, two] = vectors.claims
    expect(hex(merkleRoot([raw(one.bytes), raw(two.bytes)]))).toBe(claims.root)
    const round = vectors.receipts.map((each: { bytes: string }) => raw(each.bytes))
    expect(hex(merkleRoot(round))).toBe(receipts.root)
    expect(decodeReceipts(Buffer.concat(round))).toMatchObject({ ok: true })
  })
  test('gives files that hold', () => {
    for (const [name, file] of Object.entries(vectors.files)) {
      expect(checkReceiptFile(file), name).toMatchObject({ ok: true })
    }
  })
})
