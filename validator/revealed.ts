import { z } from 'zod'
import { readJson, writeJson } from '../src/lib/store.ts'

const RevealedFile = z.strictObject({ version: z.literal(1), epoch: z.string().regex(/^\d{1,20}$/) })

/** Up to which round everybody may know everything: the row that follows from it is on the chain for all to see. */
export interface Revealed {
  /** Absent before the first. */
  epoch(): bigint | undefined
  /** Resolves when it is on disk; an older round than the last is nothing new. */
  tell(epoch: bigint): Promise<void>
}

/** Reads what an earlier run told, or begins. Rejects when it cannot be read. */
export async function openRevealed(file: string): Promise<Revealed> {
  const stored = await readJson(file)
  let last = stored === undefined ? undefined : BigInt(RevealedFile.parse(stored).epoch)
  return {
    epoch: () => last,
    async tell(epoch) {
      if (last !== undefined && epoch <= last) return
      await writeJson(file, { version: 1, epoch })
      last = epoch
    },
  }
}
