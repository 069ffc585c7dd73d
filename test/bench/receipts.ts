import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { CLAIM_BYTES, NO_HASH } from '../../src/protocol/claim.ts'
import { merkleRoot } from '../../src/protocol/merkle.ts'
import { compareReceipts, decodeReceipts, encodeReceipts, receiptLeaves } from '../../src/protocol/receipts.ts'
import { claimStatement } from '../../src/protocol/statement.ts'

const RECEIPTS = 100_000
const SIGNATURES = 200

export type ReceiptFigures = {
  readonly receipts: number
  /** The root over encoded receipts, in ms. */
  readonly rootMs: number
  readonly encodeMs: number
  /** Reading them with all that is checked of each, in ms. */
  readonly decodeMs: number
  /** One signature of one claim, in ms: what a root saves for each exchange. */
  readonly signMs: number
}

/** What the receipts of a busy round cost. */
export async function benchReceipts(): Promise<ReceiptFigures> {
  await ready()
  const miners = Array.from({ length: 64 }, (_, at) => new Uint8Array(32).fill(at))
  const receipts = Array.from({ length: RECEIPTS }, (_, at) => ({
    claim: {
      netuid: 1,
      miner: miners[at % miners.length]!,
      asker: NO_HASH,
      nonce: BigInt(at),
      block: 1_000n,
      requestHash: NO_HASH,
      responseHash: NO_HASH,
      modelHash: NO_HASH,
      units: 1,
      price: 0n,
    },
    timeMs: 1_700_000_000_000n,
    tookMs: 100,
    task: at % 5,
    kind: 'challenge' as const,
    reason: 0,
    score: 1_000_000n,
    items: 1,
    baseline: 0n,
  })).sort(compareReceipts)
  const [encodeMs, bytes] = timed(() => encodeReceipts(receipts))
  const [rootMs] = timed(() => merkleRoot(receiptLeaves(bytes)))
  const [decodeMs, decoded] = timed(() => decodeReceipts(bytes))
  if (!decoded.ok) throw new Error(decoded.reason)
  const miner = keypairFromUri('//Bob')
  const statement = claimStatement(bytes.subarray(0, CLAIM_BYTES))
  const [signing] = timed(() => {
    for (let turn = 0; turn < SIGNATURES; turn++) miner.sign(statement)
  })
  return { receipts: RECEIPTS, rootMs, encodeMs, decodeMs, signMs: signing / SIGNATURES }
}

function timed<T>(work: () => T): readonly [number, T] {
  const began = performance.now()
  const result = work()
  return [performance.now() - began, result]
}
