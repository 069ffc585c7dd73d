import { z } from 'zod'
import { TaskSetShape } from '../tasks/set/schema.ts'

/** Most receipts of one page: half a megabyte of them. */
export const PAGE_RECEIPTS = 2_000
/** Most pages of one round. */
export const MAX_PAGES = 200

const MAX_PAIRS = 65_536
/** No task needs more items at once to be judged. */
const MAX_LEAST_ITEMS = 1_024
const hex = (bytes: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`), `should be ${bytes} bytes in hex`)
const number = z
  .union([z.string().regex(/^\d{1,20}$/), z.int().min(0)])
  .transform(BigInt)
  .refine((value) => value < 1n << 64n)
const uid = z.int().min(0).max(65_535)
const name = z.string().max(64)

/** All that a validator says of a round beside receipts and bodies, once its weights are revealed. Hashes and keys in hex, hotkeys as addresses. */
export const RoundRecord = z
  .object({
    version: z.literal(1),
    netuid: uid,
    genesis: z.string().max(80),
    judge: name,
    /** The subnet's epoch in which it was judged; the round's number in signatures. */
    epoch: number,
    secret: hex(32),
    seedBlock: z.object({ number, hash: z.string().regex(/^0x[0-9a-f]{64}$/) }),
    /** Hash of the recorded habits by which people's questions were drawn. */
    habits: hex(32),
    windowMs: z.int().min(0),
    /** Hash of the task set it was judged by. */
    taskSet: hex(32),
    tasks: z.array(
      z.object({
        name,
        challenges: z.int().min(0),
        sizes: z.array(z.number()).min(1).max(4_096),
        maxItems: z.int().min(1),
        leastItems: z.int().min(1).max(MAX_LEAST_ITEMS),
        unitsPerItem: z.number(),
        burstMs: z.int().min(0),
      }),
    ),
    /** Who was to be asked for what; the capacity is in units a second. */
    pairs: z.array(z.object({ task: z.int().min(0), uid, hotkey: name, capacity: z.number().min(0) })).max(MAX_PAIRS),
    /** Uid and public key of everybody on the subnet when the round was closed. */
    holders: z.array(z.tuple([uid, hex(32)])).max(MAX_PAIRS),
    ownerUid: uid,
    /** What each miner signed: the root over its claims, by nonce. */
    seals: z.array(z.object({ miner: name, root: hex(32), signature: hex(64) })).max(MAX_PAIRS),
    /** What the judge had counted across answers of each miner before the round. */
    slips: z
      .array(z.object({ miner: name, task: name, looked: z.number().min(0), slips: z.number().min(0) }))
      .max(MAX_PAIRS)
      .default([]),
    previousState: hex(32),
    state: hex(32),
    root: hex(32),
    count: z.int().min(0),
    units: number,
    /** The judge's, of root and count. */
    signature: hex(64),
    row: z.array(z.object({ uid, weight: z.int().min(0).max(65_535) })).max(MAX_PAIRS),
  })
  .refine(({ tasks, pairs }) => pairs.every(({ task }) => task < tasks.length), 'pairs should be of its tasks')

/** All that is said of a round beside receipts and bodies. */
export type RoundRecord = z.output<typeof RoundRecord>

/** `GET /v1/receipts?round=N&offset=K`: some receipts of a round; with the first also what else is said of it. */
export const ReceiptsPage = z.object({
  version: z.literal(1),
  offset: z.int().min(0),
  /** Receipts of the round. */
  count: z.int().min(0),
  /** Receipts one after the other, at most `PAGE_RECEIPTS`. */
  receipts: z.base64(),
  head: z
    .object({
      record: RoundRecord,
      /** The table that the round began with, and the one it ended with. */
      before: z.base64(),
      after: z.base64(),
      /** The task set it was judged by, where the validator still has it: for who does not. */
      taskSet: TaskSetShape.optional(),
    })
    .optional(),
})

/** `GET /v1/bodies?round=N&offset=K`: what was asked and answered in the exchanges of some receipts, in base64. */
export const BodiesPage = z.object({
  version: z.literal(1),
  offset: z.int().min(0),
  count: z.int().min(0),
  bodies: z.base64(),
})
