import { sr25519Verify } from '../crypto/sr25519.ts'
import type { Claim } from './claim.ts'
import { merkleRoot } from './merkle.ts'
import { decodeReceipt, encodeReceipt, RECEIPT_BYTES, type Receipt } from './receipt.ts'
import { receiptsStatement } from './statement.ts'

/** What is wrong with receipts that somebody gave. */
export type ReceiptCode = 'BAD_ENCODING' | 'BAD_ORDER' | 'BAD_ROOT' | 'BAD_SIGNATURE'
export type ReceiptFault = { readonly ok: false; readonly code: ReceiptCode; readonly reason: string }

/** A judge's signature of all receipts of a round. */
export type SignedRound = {
  readonly netuid: number
  readonly round: number
  readonly root: Uint8Array
  readonly count: number
  readonly signature: Uint8Array
}

/** The order of a round's receipts: by task, miner, nonce; negative when the first comes first, 0 when neither may. */
export function compareReceipts(one: Receipt, other: Receipt): number {
  return (
    one.task - other.task || Buffer.compare(one.claim.miner, other.claim.miner) || compareNonces(one.claim, other.claim)
  )
}

/** Writes receipts one after the other; the caller has them in order. */
export function encodeReceipts(receipts: readonly Receipt[]): Uint8Array {
  return Buffer.concat(receipts.map(encodeReceipt))
}

/** Reads receipts that stand one after the other, a page or a whole round, and checks their order. */
export function decodeReceipts(
  bytes: Uint8Array,
): { readonly ok: true; readonly receipts: readonly Receipt[] } | ReceiptFault {
  if (bytes.length % RECEIPT_BYTES !== 0) {
    return refused('BAD_ENCODING', `expected a multiple of ${RECEIPT_BYTES} bytes, got ${bytes.length}`)
  }
  const receipts: Receipt[] = []
  for (const leaf of receiptLeaves(bytes)) {
    const receipt = decodeReceipt(leaf)
    const at = receipts.length
    if (receipt === undefined) return refused('BAD_ENCODING', `number ${at} is no receipt`)
    const before = receipts[at - 1]
    if (before !== undefined && compareReceipts(before, receipt) >= 0) {
      return refused('BAD_ORDER', `number ${at} does not come after the one before it`)
    }
    receipts.push(receipt)
  }
  return { ok: true, receipts }
}

/** The leaves of the tree over receipts that stand one after the other. */
export function receiptLeaves(bytes: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: bytes.length / RECEIPT_BYTES }, (_, at) =>
    bytes.subarray(at * RECEIPT_BYTES, (at + 1) * RECEIPT_BYTES),
  )
}

/** Checks all receipts of a round against what their judge signed, and reads them. */
export function openRound(
  bytes: Uint8Array,
  { signed, judge }: { readonly signed: SignedRound; readonly judge: Uint8Array },
): { readonly ok: true; readonly receipts: readonly Receipt[] } | ReceiptFault {
  const opened = decodeReceipts(bytes)
  if (!opened.ok) return opened
  if (opened.receipts.length !== signed.count) {
    return refused('BAD_ROOT', `${signed.count} receipts were signed, these are ${opened.receipts.length}`)
  }
  if (!Buffer.from(merkleRoot(receiptLeaves(bytes))).equals(signed.root)) {
    return refused('BAD_ROOT', 'these receipts have another root than the one that was signed')
  }
  if (!sr25519Verify(signed.signature, receiptsStatement(signed), judge)) {
    return refused('BAD_SIGNATURE', 'the root is not signed by the judge')
  }
  const stranger = opened.receipts.findIndex(
    ({ claim }) => claim.netuid !== signed.netuid || !Buffer.from(claim.asker).equals(judge),
  )
  if (stranger >= 0) return refused('BAD_SIGNATURE', `number ${stranger} is of another asker or subnet than its judge`)
  return opened
}

/** Why receipts are refused, as a value. */
export function refused(code: ReceiptCode, reason: string): ReceiptFault {
  return { ok: false, code, reason }
}

function compareNonces({ nonce: one }: Claim, { nonce: other }: Claim): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
