import { CLAIM_BYTES, type Claim, decodeClaim, encodeClaim } from './claim.ts'

/** Why an exchange was: a person's query, a challenge, or a load test. */
const RECEIPT_KINDS = { query: 0, challenge: 1, load: 2 } as const

type ReceiptKind = keyof typeof RECEIPT_KINDS

/** What a judge signs of an exchange: the claim, and what it thinks of it. */
export type Receipt = {
  readonly claim: Claim
  /** When the question was sent, in ms since 1970, and how long the answer took. */
  readonly timeMs: bigint
  readonly tookMs: number
  /** The task's place in the task set. */
  readonly task: number
  readonly kind: ReceiptKind
  /** The number of the verdict's reason. */
  readonly reason: number
  /** Sum of the items' scores, in millionths, of the answer and of the baseline to the same inputs; and how many items. */
  readonly score: bigint
  readonly items: number
  readonly baseline: bigint
  /** How far the answer is from the judge's own; absent where nothing was compared. Single precision. */
  readonly relativeL2?: number
}

/** How many bytes a receipt has. */
export const RECEIPT_BYTES = CLAIM_BYTES + 8 + 4 + 2 + 1 + 1 + 8 + 4 + 8 + 4

/** How "nothing was compared" is written: the one NaN that is allowed. */
const ABSENT = 0x7fc0_0000
const KINDS = new Map<number, ReceiptKind>(
  Object.entries(RECEIPT_KINDS).map(([kind, number]) => [number, kind as ReceiptKind]),
)

/** Writes a receipt, its fields in the order of the type, numbers little-endian. */
export function encodeReceipt(receipt: Receipt): Uint8Array {
  const bytes = Buffer.alloc(RECEIPT_BYTES)
  bytes.set(encodeClaim(receipt.claim))
  let at = bytes.writeBigUInt64LE(receipt.timeMs, CLAIM_BYTES)
  at = bytes.writeUInt32LE(receipt.tookMs, at)
  at = bytes.writeUInt16LE(receipt.task, at)
  at = bytes.writeUInt8(RECEIPT_KINDS[receipt.kind], at)
  at = bytes.writeUInt8(receipt.reason, at)
  at = bytes.writeBigUInt64LE(receipt.score, at)
  at = bytes.writeUInt32LE(receipt.items, at)
  at = bytes.writeBigUInt64LE(receipt.baseline, at)
  if (receipt.relativeL2 === undefined) bytes.writeUInt32LE(ABSENT, at)
  else bytes.writeFloatLE(receipt.relativeL2, at)
  return bytes
}

/**
 * Reads a receipt, or gives `undefined` for what is none: another length, an unknown kind, a distance that is not a
 * number of at least 0. What is read is written again as the same bytes.
 */
export function decodeReceipt(bytes: Uint8Array): Receipt | undefined {
  if (bytes.length !== RECEIPT_BYTES) return undefined
  const claim = decodeClaim(bytes.subarray(0, CLAIM_BYTES))
  const view = Buffer.from(bytes.buffer, bytes.byteOffset + CLAIM_BYTES, RECEIPT_BYTES - CLAIM_BYTES)
  const kind = KINDS.get(view.readUInt8(14))
  const bits = view.readUInt32LE(36)
  const relativeL2 = view.readFloatLE(36)
  const absent = bits === ABSENT
  if (claim === undefined || kind === undefined || !(absent || (relativeL2 >= 0 && bits < SIGN_BIT))) return undefined
  return {
    claim,
    timeMs: view.readBigUInt64LE(0),
    tookMs: view.readUInt32LE(8),
    task: view.readUInt16LE(12),
    kind,
    reason: view.readUInt8(15),
    score: view.readBigUInt64LE(16),
    items: view.readUInt32LE(24),
    baseline: view.readBigUInt64LE(28),
    ...(absent ? {} : { relativeL2 }),
  }
}

/** The bit that makes a number, and a zero, negative. */
const SIGN_BIT = 0x8000_0000
