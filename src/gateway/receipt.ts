import { encodeClaim } from '../protocol/claim.ts'
import type { WireCode } from '../protocol/codes.ts'
import { claimOf, type Exchange } from '../protocol/exchange.ts'
import { checkReceiptFile } from '../protocol/receipt-check.ts'
import { writeReceiptFile } from '../protocol/receipt-file.ts'
import type { Asker, Peer, Wait } from '../transport/transport.ts'

/** A receipt's file as JSON can hold it, or why the miner gave none that holds. */
export type GivenReceipt = { readonly file: unknown } | { readonly code: WireCode }

/** Has the miner sign for an exchange, and checks what it signed. */
export async function askReceipt(
  asker: Asker,
  peer: Peer,
  { exchange, ...wait }: Wait & { readonly exchange: Exchange },
): Promise<GivenReceipt> {
  const signed = await asker.receipt(peer, exchange.nonce, wait)
  if (!signed.ok) return { code: signed.code }
  const claim = encodeClaim(claimOf(exchange))
  const file = writeReceiptFile({ version: 1, claim, miner: { signature: signed.signature } })
  return checkReceiptFile(file).ok ? { file } : { code: 'BAD_ANSWER' }
}
