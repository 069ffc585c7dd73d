import { blake2_256 } from '../../src/crypto/hash.ts'
import { createRandom, type Random } from '../../src/tasks/random.ts'

/** What a miner is asked for in one task of a round. */
export type Pair = {
  /** Index of the task in the task set. */
  readonly task: number
  readonly uid: number
  readonly hotkey: string
  /** Units a second that the miner says it can hold. */
  readonly capacity: number
}

/** What the plan needs to know of a task of the set. */
type PlannedTask = {
  readonly name: string
  /** Requests of challenges to each miner in a round. */
  readonly challenges: number
  /** How people's requests are sized: the weight of i + 1 items. */
  readonly sizes: readonly number[]
  /** Units of work that an item is about: more than 1 where an item is a text to be written. */
  readonly unitsPerItem: number
  readonly burstMs: number
}

/** All that a round's plan follows from; kept with the round, so that anybody can pose it again. */
export type RoundFacts = {
  /** The validator's secret of the round, 32 bytes. */
  readonly secret: Uint8Array
  /** Hash of the block after the one that holds the secret's hash, 32 bytes. */
  readonly blockHash: Uint8Array
  /** How long the round asks, in ms. */
  readonly windowMs: number
  readonly tasks: readonly PlannedTask[]
  /** Sorted by task and uid. */
  readonly pairs: readonly Pair[]
}

type AskKind = 'challenge' | 'load'

/** The requests of one miner in one task: posed together, asked one by one. */
export type PlannedChallenge = {
  readonly pair: Pair
  readonly kind: AskKind
  /** What the task poses it from, 32 bytes. */
  readonly seed: Uint8Array
  /** Items of each request. */
  readonly sizes: readonly number[]
  /** When each request is asked, in ms from the round's beginning. */
  readonly times: readonly number[]
}

/** Most units of one miner's load test: a miner that says it can do anything is believed up to here. */
export const MAX_LOAD_UNITS = 4_096

/**
 * Whom a validator asks what and when in a round. Pure: the same facts give the same plan. Nobody knows it before the
 * block hash is there, nobody but the validator before it gives away its secret, and the validator cannot choose it, since
 * the secret's hash was on the chain before that block.
 */
export function planRound(facts: RoundFacts): readonly PlannedChallenge[] {
  const seed = roundSeed(facts)
  const loadAt = facts.tasks.map(({ name, burstMs }) =>
    Math.floor(createRandom(tagged('load-time', seed, name)).unit() * Math.max(1, facts.windowMs - burstMs)),
  )
  return facts.pairs.flatMap((pair) => {
    const task = facts.tasks[pair.task]!
    const asked = (kind: AskKind) => tagged(kind, seed, `${task.name}/${pair.hotkey}`)
    const random = createRandom(tagged('shape', seed, `${task.name}/${pair.hotkey}`))
    const sizes = Array.from({ length: task.challenges }, () => drawSize(random, task.sizes))
    const times = sizes.map(() => Math.floor(random.unit() * facts.windowMs)).sort((a, b) => a - b)
    const loadSizes = drawLoad(random, task, pair.capacity)
    const load = loadSizes.map(() => loadAt[pair.task]!)
    const challenge = { pair, kind: 'challenge', seed: asked('challenge'), sizes, times } as const
    return loadSizes.length === 0
      ? [challenge]
      : [challenge, { pair, kind: 'load', seed: asked('load'), sizes: loadSizes, times: load } as const]
  })
}

/** The seed of all that is drawn in a round. */
export function roundSeed({ secret, blockHash }: Pick<RoundFacts, 'secret' | 'blockHash'>): Uint8Array {
  return blake2_256(Buffer.concat([Buffer.from('yuma/round/1'), secret, blockHash]))
}

/** The hash of a secret, which is on the chain before the secret is used. */
export function secretHash(secret: Uint8Array): Uint8Array {
  return blake2_256(Buffer.concat([Buffer.from('yuma/secret/1'), secret]))
}

function tagged(what: string, seed: Uint8Array, whose: string): Uint8Array {
  return blake2_256(Buffer.concat([Buffer.from(`yuma/${what}/1`), seed, Buffer.from(whose)]))
}

function drawSize(random: Random, sizes: readonly number[]): number {
  const total = sizes.reduce((sum, weight) => sum + weight, 0)
  let left = random.unit() * total
  const at = sizes.findIndex((weight) => {
    left -= weight
    return left < 0
  })
  return (at < 0 ? sizes.length - 1 : at) + 1
}

/** Requests of people's sizes that come to what the miner says it can hold while the test lasts. */
function drawLoad(random: Random, task: PlannedTask, capacity: number): number[] {
  const units = Math.min(MAX_LOAD_UNITS, Math.floor((capacity * task.burstMs) / 1_000))
  const sizes: number[] = []
  for (let left = units; left > 0; left -= sizes.at(-1)! * task.unitsPerItem) {
    sizes.push(Math.min(Math.ceil(left / task.unitsPerItem), drawSize(random, task.sizes)))
  }
  return sizes
}
