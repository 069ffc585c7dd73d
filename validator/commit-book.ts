import { z } from 'zod'
import { readJson, writeJson } from '../src/lib/store.ts'
import type { Reveal } from '../src/subtensor/commit.ts'

/** Most rows that wait: as many as the chain lets a hotkey commit. */
const MAX_WAITING = 10

const short = z.number().int().min(0).max(65_535)
const Entry = z.strictObject({
  hash: z.string().regex(/^0x[0-9a-f]{64}$/),
  netuid: short,
  weights: z.array(z.strictObject({ uid: short, weight: short })),
  salt: z.array(short),
  versionKey: z.string().regex(/^\d+$/),
  sentAt: z.string().regex(/^\d+$/),
})
const CommitFile = z.strictObject({ version: z.literal(1), commits: z.array(Entry).max(MAX_WAITING) })

/** A row that was committed and is to be revealed. */
export type Committed = Reveal & {
  readonly hash: string
  /** The newest block when the commit was sent. */
  readonly sentAt: bigint
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

function fromFile({ versionKey, sentAt, ...rest }: z.infer<typeof Entry>): Committed {
  return { ...rest, versionKey: BigInt(versionKey), sentAt: BigInt(sentAt) }
}
