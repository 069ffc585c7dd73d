import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { readJson, writeFileAtomic, writeJson } from '../../src/lib/store.ts'

/** Rounds whose receipts and bodies are kept. */
const KEPT_ROUNDS = 20

/** A round's files, by name. */
type RoundFiles = Readonly<
  Record<'round.json' | 'receipts.bin' | 'bodies.bin' | 'before.bin' | 'after.bin', Uint8Array | string>
>

/** Rounds on disk (0600), one folder each, that is there whole or not at all. */
export interface RoundStore {
  /** Numbers of the rounds kept, oldest first. */
  list(): Promise<readonly bigint[]>
  write(epoch: bigint, files: RoundFiles): Promise<void>
  /** A file of a round, or `undefined` when the round is not kept. */
  read(epoch: bigint, name: keyof RoundFiles): Promise<Uint8Array | undefined>
  /** Forgets rounds that are too old, and those after `epoch`: they were never judged to the end. */
  prune(epoch: bigint): Promise<void>
}

const NAME = /^\d{1,20}$/

export function createRoundStore(folder: string): RoundStore {
  const at = (epoch: bigint): string => join(folder, epoch.toString())
  const list = async (): Promise<readonly bigint[]> => {
    const names = await readdir(folder).catch(absent)
    return (names ?? [])
      .filter((name) => NAME.test(name))
      .map(BigInt)
      .sort((a, b) => (a < b ? -1 : 1))
  }
  return {
    list,
    async write(epoch, files) {
      const unfinished = join(folder, `${epoch}.tmp`)
      await rm(unfinished, { recursive: true, force: true })
      await mkdir(unfinished, { recursive: true, mode: 0o700 })
      for (const [name, content] of Object.entries(files)) await writeFileAtomic(join(unfinished, name), content)
      await rm(at(epoch), { recursive: true, force: true })
      await rename(unfinished, at(epoch))
    },
    read: (epoch, name) => readFile(join(at(epoch), name)).catch(absent),
    async prune(epoch) {
      const kept = await list()
      const old = kept.filter((each) => each <= epoch).slice(0, -KEPT_ROUNDS)
      for (const each of [...old, ...kept.filter((other) => other > epoch)]) {
        await rm(at(each), { recursive: true, force: true })
      }
    },
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const number = z
  .string()
  .regex(/^\d{1,20}$/)
  .transform(BigInt)
const StateFile = z.strictObject({
  version: z.literal(1),
  /** The last round that was closed, judged or lost. */
  last: z.strictObject({ epoch: number, root: hash, count: z.int().min(0), units: number }).optional(),
  /** Whether it is on the chain, and with it the hash of a secret. */
  announced: z.boolean(),
  stateHash: hash,
  table: z.base64(),
  taskSet: hash.optional(),
  row: z.array(z.strictObject({ uid: z.int(), weight: z.int() })),
  slips: z
    .array(z.strictObject({ miner: z.string(), task: z.string(), looked: z.number(), slips: z.number() }))
    .default([]),
})

/** What a validator has to remember between rounds. */
export type StoredState = z.output<typeof StateFile>

/** The state that was written, or `undefined` on the first start. Throws when the file is not one. */
export async function readState(file: string): Promise<StoredState | undefined> {
  const stored = await readJson(file)
  return stored === undefined ? undefined : StateFile.parse(stored)
}

export async function writeState(file: string, state: StoredState): Promise<void> {
  await writeJson(file, state)
}
