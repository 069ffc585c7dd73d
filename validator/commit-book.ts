import { z } from 'zod'
import { readJson, writeJson } from '../src/lib/store.ts'
import { type Sealed, sealedFrom } from '../src/subtensor/commits.ts'

/** Most rows that wait: as many as the chain lets a hotkey commit. */
const MAX_WAITING = 10

const digits = z.string().regex(/^\d{1,20}$/)
const Entry = z.strictObject({
  row: z.unknown(),
  hash: z.string().regex(/^0x[0-9a-f]{64}$/),
  sentAt: digits,
  round: digits.optional(),
})
const CommitFile = z.strictObject({ version: z.literal(1), commits: z.array(Entry).max(MAX_WAITING) })

/** A row that was committed and is to be revealed. */
export type Committed = {
  readonly row: Sealed
  readonly hash: string
  /** The newest block when the commit was sent. */
  readonly sentAt: bigint
  /** The round that it follows from. */
  readonly round?: bigint
}

/** The rows a validator has to reveal, on disk (0600): without its salt a commit is lost. */
export interface CommitBook {
  /** Oldest first. */
  waiting(): readonly Committed[]
  /** Resolves when the row is on disk: only then may its commit be sent. The oldest make room. */
  add(row: Committed): Promise<void>
  drop(hashes: readonly string[]): Promise<void>
}

/** Reads the book of an earlier run, or begins one. Rejects when it cannot be read. */
export async function openCommitBook(file: string): Promise<CommitBook> {
  const stored = await readJson(file)
  let rows = stored === undefined ? [] : CommitFile.parse(stored).commits.map(fromFile)
  const write = async (next: readonly Committed[]): Promise<void> => {
    await writeJson(file, { version: 1, commits: next })
    rows = [...next]
  }
  return {
    waiting: () => rows,
    add: async (row) => write([...rows, row].slice(-MAX_WAITING)),
    async drop(hashes) {
      const left = rows.filter(({ hash }) => !hashes.includes(hash))
      if (left.length < rows.length) await write(left)
    },
  }
}

function fromFile({ row, hash, sentAt, round }: z.infer<typeof Entry>): Committed {
  return { row: sealedFrom(row), hash, sentAt: BigInt(sentAt), ...(round !== undefined && { round: BigInt(round) }) }
}
