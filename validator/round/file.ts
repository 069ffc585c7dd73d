import { z } from 'zod'
import type { RoundFacts } from './plan.ts'
import type { RoundSeal } from './seal.ts'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
const number = z
  .string()
  .regex(/^\d{1,20}$/)
  .transform(BigInt)
const uid = z.int().min(0).max(65_535)

const RoundFile = z.strictObject({
  version: z.literal(1),
  netuid: z.int(),
  genesis: z.string(),
  judge: z.string(),
  epoch: number,
  secret: hex(32),
  seedBlock: z.strictObject({ number, hash: z.string() }),
  windowMs: z.int().min(0),
  taskSet: hex(32),
  tasks: z.array(
    z.strictObject({
      name: z.string(),
      challenges: z.int(),
      sizes: z.array(z.number()),
      unitsPerItem: z.number(),
      burstMs: z.int(),
    }),
  ),
  pairs: z.array(z.strictObject({ task: z.int(), uid, hotkey: z.string(), capacity: z.number() })),
  /** Uid and public key of everybody on the subnet when the round was closed. */
  holders: z.array(z.tuple([uid, hex(32)])),
  ownerUid: uid,
  seals: z.array(z.strictObject({ miner: z.string(), root: hex(32), signature: hex(64) })),
  previousState: hex(32),
  state: hex(32),
  root: hex(32),
  count: z.int().min(0),
  units: number,
  signature: hex(64),
  row: z.array(z.strictObject({ uid, weight: z.int().min(0).max(65_535) })),
})

/** All that is kept of a round beside receipts, bodies and tables. */
export type RoundRecord = z.output<typeof RoundFile>

/** Reads a round's `round.json`; throws when it is none. */
export function readRecord(text: string): RoundRecord {
  return RoundFile.parse(JSON.parse(text))
}

/** What the plan of a kept round follows from. */
export function factsOf({ secret, seedBlock, windowMs, tasks, pairs }: RoundRecord): RoundFacts {
  return {
    secret: Buffer.from(secret, 'hex'),
    blockHash: Buffer.from(seedBlock.hash.slice(2), 'hex'),
    windowMs,
    tasks,
    pairs,
  }
}

/** Seals as they are written down. */
export function sealsToFile(seals: Iterable<RoundSeal>): RoundRecord['seals'] {
  return [...seals].map(({ miner, root, signature }) => ({ miner, root: toHex(root), signature: toHex(signature) }))
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
