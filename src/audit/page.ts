import type { z } from 'zod'
import { RECEIPT_BYTES } from '../protocol/receipt.ts'
import type { TaskSet } from '../tasks/set/schema.ts'
import { PAGE_RECEIPTS, type ReceiptsPage, type RoundRecord } from './wire.ts'

/** A round as a validator keeps it: the record as JSON, and bytes. */
export type KeptRound = {
  readonly record: z.input<typeof RoundRecord>
  /** The tables that the round began and ended with. */
  readonly before: Uint8Array
  readonly after: Uint8Array
  /** One after the other. */
  readonly receipts: Uint8Array
  /** The task set it was judged by. */
  readonly taskSet?: TaskSet | undefined
}

/** The page of a round's receipts that begins with number `offset`; the first says all else there is. */
export function receiptsPage(
  { record, before, after, receipts, taskSet }: KeptRound,
  offset: number,
): z.input<typeof ReceiptsPage> {
  const part = receipts.subarray(offset * RECEIPT_BYTES, (offset + PAGE_RECEIPTS) * RECEIPT_BYTES)
  const head = { record, before: base64(before), after: base64(after), ...(taskSet && { taskSet }) }
  return {
    version: 1,
    offset,
    count: receipts.length / RECEIPT_BYTES,
    receipts: base64(part),
    ...(offset === 0 ? { head } : {}),
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
