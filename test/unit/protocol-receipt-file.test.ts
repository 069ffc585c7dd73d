import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { checkReceiptFile } from '../../src/protocol/receipt-check.ts'
import { readReceiptFile, writeReceiptFile } from '../../src/protocol/receipt-file.ts'

const { files } = JSON.parse(readFileSync(new URL('../vectors/receipts.json', import.meta.url), 'utf8'))

beforeAll(ready)

const code = (file: unknown): string => {
  const checked = checkReceiptFile(file)
  return checked.ok ? 'OK' : checked.code
}
/** The file with one byte of base64 or hex text changed. */
const turned = (text: string, at: number): string => {
  const letter = text[at] === '0' ? '1' : '0'
  return `${text.slice(0, at)}${letter}${text.slice(at + 1)}`
}

describe('a file of receipts', () => {
  test('is read as it was written', () => {
    for (const [name, file] of Object.entries(files)) {
      const read = readReceiptFile(file)
      if (typeof read === 'string') throw new Error(read)
      expect(writeReceiptFile(read), name).toEqual(file)
    }
  })
  test('says who signed', () => {
    expect(checkReceiptFile(files.claim)).toMatchObject({ signedBy: ['miner'], receipts: [] })
    expect(checkReceiptFile(files.receipt)).toMatchObject({ signedBy: ['miner', 'judge'] })
    const { miner, ...judged } = files.receipt
    expect(checkReceiptFile(judged)).toMatchObject({ signedBy: ['judge'] })
    expect(checkReceiptFile(files.round)).toMatchObject({ signedBy: ['judge'], receipts: { length: 3 } })
  })

  const { claim, receipt, round } = files
  const other = { ...receipt, receipt: turned(receipt.receipt, 20) }
  const [one, ...rest] = receipt.judge.proof
  const three = Buffer.from(round.receipts, 'base64')
  const swapped = Buffer.concat([three.subarray(230, 460), three.subarray(0, 230), three.subarray(460)])
  test.each([
    ['nothing', undefined, 'BAD_ENCODING'],
    ['another version', { ...claim, version: 2 }, 'BAD_ENCODING'],
    ['a claim cut short', { ...claim, claim: claim.claim.slice(4) }, 'BAD_ENCODING'],
    ['no base64', { ...claim, claim: '*' }, 'BAD_ENCODING'],
    ['a claim nobody signed', { version: 1, claim: claim.claim }, 'BAD_ENCODING'],
    ['a claim changed', { ...claim, claim: turned(claim.claim, 100) }, 'BAD_SIGNATURE'],
    ["another's signature", { ...claim, miner: { signature: receipt.judge.signature } }, 'BAD_SIGNATURE'],
    ['a receipt of no judge', { ...receipt, judge: undefined }, 'BAD_ENCODING'],
    ['a receipt cut short', { ...receipt, receipt: claim.claim }, 'BAD_ENCODING'],
    ['a receipt changed', other, 'BAD_ROOT'],
    ['another root', { ...receipt, judge: { ...receipt.judge, root: turned(receipt.judge.root, 3) } }, 'BAD_ROOT'],
    ['another place', { ...receipt, judge: { ...receipt.judge, index: 0 } }, 'BAD_ROOT'],
    ['a place beyond', { ...receipt, judge: { ...receipt.judge, index: 3 } }, 'BAD_ROOT'],
    ['a proof cut short', { ...receipt, judge: { ...receipt.judge, proof: rest } }, 'BAD_ROOT'],
    ['a proof too long', { ...receipt, judge: { ...receipt.judge, proof: [one, ...rest, one] } }, 'BAD_ROOT'],
    ['another round', { ...receipt, judge: { ...receipt.judge, round: 41 } }, 'BAD_SIGNATURE'],
    ["a miner's other root", { ...receipt, miner: { ...receipt.miner, root: receipt.judge.root } }, 'BAD_ROOT'],
    ["a miner's other round", { ...receipt, miner: { ...receipt.miner, round: 41 } }, 'BAD_SIGNATURE'],
    ['the judge for the miner', { ...receipt, miner: receipt.judge }, 'BAD_ROOT'],
    ['another order', { ...round, receipts: swapped.toString('base64') }, 'BAD_ORDER'],
    ['half a receipt', { ...round, receipts: three.subarray(0, 300).toString('base64') }, 'BAD_ENCODING'],
    ['one less', { ...round, receipts: three.subarray(0, 460).toString('base64') }, 'BAD_ROOT'],
    ['a judge without a key', { ...round, judge: { ...round.judge, hotkey: 'x' } }, 'BAD_ENCODING'],
    ['another judge', { ...round, judge: { ...round.judge, round: 43 } }, 'BAD_SIGNATURE'],
  ])('with %s is refused', (_, file, expected) => {
    expect(code(file)).toBe(expected)
  })

  test('whatever is in it, is held or refused with a code', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.record({ version: fc.constant(1), claim: fc.base64String() })),
        (file) => {
          expect(code(file)).toBe('BAD_ENCODING')
        },
      ),
    )
  })
})
