import { z } from 'zod'
import { blake2_256 } from '../crypto/hash.ts'
import { decodeAddress } from '../crypto/ss58.ts'
import { BadInputError } from '../lib/errors.ts'
import { hexOf } from './extrinsic.ts'
import type { Reader } from './read.ts'
import { mechanismIndex } from './votes.ts'

/** Weights with what hides them until they are revealed; the same must be said again then. */
export type Sealed = {
  readonly hotkey: string
  readonly netuid: number
  readonly mechanism: number
  readonly uids: readonly number[]
  readonly values: readonly number[]
  readonly salt: readonly number[]
  readonly versionKey: bigint
}

/** A commit that waits on the chain. */
type Commit = {
  readonly hash: string
  readonly block: bigint
  /** The epochs of the subnet, counted from its first: when it was made, and the one in which it may be revealed. */
  readonly epoch: bigint
  readonly revealEpoch: bigint
}

/** A hotkey's commits on a subnet, oldest first, and the epoch it is. */
export type Commits = { readonly epoch: bigint; readonly commits: readonly Commit[] }

/** What is committed to: the hash of the SCALE of everything in `Sealed`, the hotkey's public key first. */
export function commitHash({ hotkey, netuid, mechanism, uids, values, salt, versionKey }: Sealed): string {
  const version = Buffer.alloc(8)
  version.writeBigUInt64LE(versionKey)
  const index = shorts([mechanismIndex(netuid, mechanism)])
  const rows = [uids, values, salt].flatMap((row) => [compact(row.length), shorts(row)])
  return hexOf(blake2_256(Buffer.concat([decodeAddress(hotkey), index, ...rows, version])))
}

/** Reads what was written to a file as JSON. Throws `BadInputError` when it is nothing sealed. */
export function sealedFrom(value: unknown): Sealed {
  const parsed = SealedFile.safeParse(value)
  if (parsed.success) return parsed.data
  throw new BadInputError(`these are no sealed weights: ${parsed.error.issues[0]?.path.join('.')}`)
}

/** Reads a hotkey's commits. Rejects with `UnsupportedChainError` where the chain knows no commits. */
export async function readCommits(
  reader: Reader,
  { hotkey, netuid, mechanism }: Pick<Sealed, 'hotkey' | 'netuid' | 'mechanism'>,
): Promise<Commits> {
  const at = await reader.head()
  const item = <T>(shape: z.ZodType<T>, name: string, keys: readonly unknown[]): Promise<T> =>
    reader.storage(shape, 'subtensorModule', name, keys, at)
  const [queue = [], epoch, period] = await Promise.all([
    item(Queue, 'weightCommits', [mechanismIndex(netuid, mechanism), hotkey]),
    item(z.bigint(), 'subnetEpochIndex', [netuid]),
    item(z.bigint(), 'revealPeriodEpochs', [netuid]),
  ])
  const commits = queue.map(([hash, made, block]) => ({
    hash: hexOf(hash),
    block,
    epoch: made,
    revealEpoch: made + period,
  }))
  return { epoch, commits }
}

const short = z.number().int().min(0).max(65_535)
const SealedFile = z.object({
  hotkey: z.string(),
  netuid: short,
  mechanism: z.number().int().min(0).max(15),
  uids: z.array(short),
  values: z.array(short),
  salt: z.array(short),
  versionKey: z
    .string()
    .regex(/^\d{1,20}$/)
    .transform(BigInt),
})

/** Hash, epoch and block of each; the fourth number is no longer in use. */
const Queue = z.array(z.tuple([z.instanceof(Uint8Array), z.bigint(), z.bigint(), z.bigint()])).optional()

function shorts(values: readonly number[]): Buffer {
  return Buffer.concat(values.map((value) => Buffer.of(value & 255, value >> 8)))
}

/** A length as SCALE writes it; rows have fewer than 2^14 entries, as many as a subnet may have neurons. */
function compact(length: number): Buffer {
  return length < 64 ? Buffer.of(length << 2) : shorts([(length << 2) | 1])
}
