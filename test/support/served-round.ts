import { fetchRound } from '../../src/audit/fetch.ts'
import type { RoundRecord } from '../../src/audit/wire.ts'
import type { Receipt } from '../../src/protocol/receipt.ts'
import { decodeReceipts } from '../../src/protocol/receipts.ts'

const TIMEOUT_MS = 5_000

/** A round as whoever asks its validator gets it; rejects when that is nothing to go by. */
export async function servedRound(
  from: string,
  epoch: number,
): Promise<{ readonly epoch: number; readonly record: RoundRecord; readonly receipts: readonly Receipt[] }> {
  const { signal } = new AbortController()
  const fetched = await fetchRound({ from, epoch: BigInt(epoch), timeoutMs: TIMEOUT_MS, signal })
  if (!fetched.ok) throw new Error(fetched.finding.text)
  const opened = decodeReceipts(fetched.value.receipts)
  if (!opened.ok) throw new Error(opened.reason)
  return { epoch, record: fetched.value.record, receipts: opened.receipts }
}
