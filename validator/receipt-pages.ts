import { receiptsPage } from '../src/audit/page.ts'
import type { RoundRecord } from '../src/audit/wire.ts'
import { encodeAddress } from '../src/crypto/ss58.ts'
import { CLAIM_BYTES, decodeClaim, NO_HASH } from '../src/protocol/claim.ts'
import { merkleProof } from '../src/protocol/merkle.ts'
import { RECEIPT_BYTES } from '../src/protocol/receipt.ts'
import type { ReceiptFile } from '../src/protocol/receipt-file.ts'
import { writeReceiptFile } from '../src/protocol/receipt-file.ts'
import { receiptLeaves } from '../src/protocol/receipts.ts'
import type { TaskSet } from '../src/tasks/set/schema.ts'
import { decodeBodies, encodeBodies } from './round/body.ts'
import { readRecord } from './round/file.ts'
import type { RoundStore } from './round/store.ts'

/** Bodies of one page. */
const PAGE_BODIES = 200
/** Rounds kept open: an audit reads one after the other, page by page. */
const OPEN_ROUNDS = 2

type Kept = {
  readonly record: RoundRecord
  readonly json: unknown
  readonly receipts: Uint8Array
  readonly before: Uint8Array
  readonly after: Uint8Array
  readonly taskSet: TaskSet | undefined
}

/** What a validator gives away of its rounds; nothing of one that is not kept or not revealed yet. */
export interface ReceiptPages {
  /** `ReceiptsPage` of src/audit/wire.ts. */
  page(epoch: bigint, offset: number): Promise<unknown>
  /** One receipt and the proofs that miner and judge signed for it: what `yuma receipt verify` reads. */
  receipt(epoch: bigint, index: number): Promise<unknown>
  /** Requests and answers, as `decodeBodies` reads them, in base64. */
  bodies(epoch: bigint, offset: number): Promise<unknown>
}

export function createReceiptPages({
  store,
  taskSet,
  revealed,
}: {
  readonly store: RoundStore
  /** The task set of a hash, if it is still there. */
  readonly taskSet: (hash: string) => Promise<TaskSet | undefined>
  /** The last round of which everything may be known. */
  readonly revealed: () => bigint | undefined
}): ReceiptPages {
  const open = new Map<bigint, Promise<Kept | undefined>>()

  const find = async (epoch: bigint): Promise<Kept | undefined> => {
    const last = revealed()
    if (last === undefined || epoch > last) return undefined
    const kept = open.get(epoch) ?? read(store, taskSet, epoch)
    open.delete(epoch)
    open.set(epoch, kept)
    kept.catch(() => open.delete(epoch))
    if (open.size > OPEN_ROUNDS) open.delete(open.keys().next().value!)
    return kept
  }

  return {
    async page(epoch, offset) {
      const kept = await find(epoch)
      return (
        kept && receiptsPage({ ...kept, record: kept.json as Parameters<typeof receiptsPage>[0]['record'] }, offset)
      )
    },
    async receipt(epoch, index) {
      const kept = await find(epoch)
      return kept && index < kept.record.count ? writeReceiptFile(fileOf(kept, index)) : undefined
    },
    async bodies(epoch, offset) {
      const kept = await find(epoch)
      const bytes = kept && (await store.read(epoch, 'bodies.bin'))
      if (bytes === undefined) return undefined
      const all = decodeBodies(bytes)
      const some = encodeBodies(all.slice(offset, offset + PAGE_BODIES))
      return { version: 1, offset, count: all.length, bodies: Buffer.from(some).toString('base64') }
    },
  }
}

async function read(
  store: RoundStore,
  taskSet: (hash: string) => Promise<TaskSet | undefined>,
  epoch: bigint,
): Promise<Kept | undefined> {
  const [text, receipts, before, after] = await Promise.all([
    store.read(epoch, 'round.json'),
    store.read(epoch, 'receipts.bin'),
    store.read(epoch, 'before.bin'),
    store.read(epoch, 'after.bin'),
  ])
  if (text === undefined || receipts === undefined || before === undefined || after === undefined) return undefined
  const json = Buffer.from(text).toString()
  const record = readRecord(json)
  return { record, json: JSON.parse(json), receipts, before, after, taskSet: await taskSet(record.taskSet) }
}

function fileOf({ record, receipts }: Kept, index: number): ReceiptFile {
  const leaves = receiptLeaves(receipts)
  const receipt = receipts.slice(index * RECEIPT_BYTES, (index + 1) * RECEIPT_BYTES)
  const own = receipt.subarray(0, CLAIM_BYTES)
  const round = Number(record.epoch)
  const miner = decodeClaim(own)!.miner
  const address = encodeAddress(miner)
  const seal = record.seals.find((each) => each.miner === address)
  const claims = claimsOf(leaves, miner)
  const place = claims.findIndex((claim) => Buffer.compare(claim, own) === 0)
  return {
    version: 1,
    receipt,
    ...(seal === undefined || place < 0
      ? {}
      : {
          miner: {
            round,
            root: Buffer.from(seal.root, 'hex'),
            count: claims.length,
            signature: Buffer.from(seal.signature, 'hex'),
            index: place,
            proof: [...merkleProof(claims, place)],
          },
        }),
    judge: {
      round,
      root: Buffer.from(record.root, 'hex'),
      count: record.count,
      signature: Buffer.from(record.signature, 'hex'),
      index,
      proof: [...merkleProof(leaves, index)],
    },
  }
}

/** What a miner signed for: its claims with an answer, by nonce. */
function claimsOf(leaves: readonly Uint8Array[], miner: Uint8Array): readonly Uint8Array[] {
  return leaves
    .map((leaf) => ({ bytes: leaf.subarray(0, CLAIM_BYTES), claim: decodeClaim(leaf.subarray(0, CLAIM_BYTES))! }))
    .filter(
      ({ claim }) => Buffer.compare(claim.miner, miner) === 0 && Buffer.compare(claim.responseHash, NO_HASH) !== 0,
    )
    .sort((one, other) => (one.claim.nonce < other.claim.nonce ? -1 : 1))
    .map(({ bytes }) => bytes)
}
