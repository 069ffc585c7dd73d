import { z } from 'zod'

/** A millionth; shares, margins and probabilities of a task set are counted in them. */
export const PPM = 1_000_000

/** No set has more tasks: receipts name one by 16 bits, and a validator judges all of them each epoch. */
const MAX_TASKS = 64
/** Longest wait for an answer, and longest load test, in ms. */
const MAX_TIMEOUT_MS = 600_000
const MAX_BURST_MS = 60_000
/** Most requests to one miner in one task and epoch. */
const MAX_CHALLENGES = 10_000

/**
 * How far an answer of a served model may be from the validator's own, as relative L2 of an item. Honest noise of fp32 on
 * CPUs (threads, batches, graph levels, versions, native and WebAssembly) is at most 7.7e-6; weights rounded to fp16 make 1.6e-3.
 * Models whose honest noise is smaller, and whose fp16 weights come nearer, have the finer class (docs/tasks.md).
 */
export const TOLERANCES = { 'cpu-fp32': 1e-4, 'cpu-fp32-fine': 2e-5 } as const

const ppm = z.int().min(0).max(PPM)
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'should be a hash of 64 hex digits')

const common = {
  task: z.string().min(1).max(64),
  /** Share of the subnet's pay. */
  weightPpm: ppm,
  /** How far above the baseline the best has to be for the task to be paid in full. */
  marginPpm: ppm,
  /** Requests to each miner in an epoch by which its quality is measured. */
  challenges: z.int().min(1).max(MAX_CHALLENGES),
  /** How long an answer may take. */
  timeoutMs: z.int().min(1).max(MAX_TIMEOUT_MS),
  /** How long a load test lasts. */
  burstMs: z.int().min(1).max(MAX_BURST_MS),
}

const Open = z.strictObject({
  ...common,
  class: z.literal('open'),
  /** Hash of the model whose quality earns nothing. */
  baseline: hash,
  difficultyPpm: ppm,
})

const Served = z.strictObject({
  ...common,
  class: z.literal('served'),
  /** Hash of the model that everybody serves. */
  model: hash,
  tolerance: z.enum(Object.keys(TOLERANCES) as [keyof typeof TOLERANCES]),
  /** Probability with which a person's query is checked. */
  organicPpm: ppm,
})

/** A task set as it is written down. */
export const TaskSetShape = z.strictObject({
  version: z.literal(1),
  /** First block in which it holds. */
  fromBlock: z.int().min(0),
  tasks: z
    .array(z.discriminatedUnion('class', [Open, Served]))
    .min(1)
    .max(MAX_TASKS),
})

/** What a subnet judges and how it pays: data that its owner commits to on chain. Numbers are integers. */
export type TaskSet = z.infer<typeof TaskSetShape>

/** One task of a set; its place in the list is its number in receipts. */
export type TaskEntry = TaskSet['tasks'][number]
