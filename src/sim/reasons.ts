import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeReceipt, RECEIPT_BYTES } from '../protocol/receipt.ts'
import { reasonOf } from '../tasks/reason.ts'

/** Counts by the miner's name and the reason of the verdict. */
export type Reasons = Readonly<Record<string, Readonly<Record<string, number>>>>

/**
 * Counts how the answers of each miner were judged in the rounds that a validator keeps.
 *
 * @param folders data folders of validators
 * @param nameOf the name of a miner's public key in hex
 */
export async function countReasons(
  folders: readonly string[],
  nameOf: (publicKey: string) => string | undefined,
): Promise<Reasons> {
  const counts: Record<string, Record<string, number>> = {}
  for (const folder of folders) {
    const rounds = join(folder, 'rounds')
    const names = (await readdir(rounds).catch(() => [])).sort()
    for (const name of names) {
      const bytes = await readFile(join(rounds, name, 'receipts.bin'))
      for (let at = 0; at < bytes.length; at += RECEIPT_BYTES) {
        const receipt = decodeReceipt(bytes.subarray(at, at + RECEIPT_BYTES))
        const miner = receipt && nameOf(Buffer.from(receipt.claim.miner).toString('hex'))
        if (receipt === undefined || miner === undefined) continue
        const reason = reasonOf(receipt.reason) ?? 'unknown'
        const own = counts[miner] ?? {}
        counts[miner] = own
        own[reason] = (own[reason] ?? 0) + 1
      }
    }
  }
  // In the order of names, so that the same counts are the same bytes.
  const sorted = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)))
  return sorted(Object.fromEntries(Object.entries(counts).map(([miner, own]) => [miner, sorted(own)])))
}
