import { blake2_256 } from '../../src/crypto/hash.ts'
import { SubnetError } from '../../src/lib/errors.ts'
import { createRandom } from '../../src/tasks/random.ts'
import type { Ask } from '../synth/asks.ts'
import { habitsHash } from '../synth/habits.ts'
import { drawChallenge, drawLoad, type PlannedTask } from './draw.ts'

/** What a miner is asked for in one task of a round. */
export type Pair = {
  /** Index of the task in the task set. */
  readonly task: number
  readonly uid: number
  readonly hotkey: string
  /** Units a second that the miner says it can hold. */
  readonly capacity: number
}

/** All that a round's plan follows from; kept with the round, so that anybody can pose it again. */
export type RoundFacts = {
  /** The validator's secret of the round, 32 bytes. */
  readonly secret: Uint8Array
  /** Hash of the block after the one that holds the secret's hash, 32 bytes. */
  readonly blockHash: Uint8Array
  /** Hash of the recorded habits by which people's questions are drawn, as 64 hex digits. */
  readonly habits: string
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
  /** What each request asks for, and when, sorted by time from the round's beginning. */
  readonly asks: readonly Ask[]
}

/** A round that was drawn by other habits than those at hand, so that nobody here can draw it again. */
export class OtherHabitsError extends SubnetError {
  readonly code = 'OTHER_HABITS'

  constructor(habits: string) {
    super(`the round was drawn by the habits ${habits}; those of this version are ${habitsHash()}`)
  }
}

/**
 * Whom a validator asks what and when in a round. Pure: the same facts give the same plan. Nobody knows it before the
 * block hash is there, nobody but the validator before it gives away its secret, and the validator cannot choose it, since
 * the secret's hash was on the chain before that block. Throws `OtherHabitsError` where the plan cannot be drawn here.
 */
export function planRound(facts: RoundFacts): readonly PlannedChallenge[] {
  if (facts.habits !== habitsHash()) throw new OtherHabitsError(facts.habits)
  const seed = roundSeed(facts)
  const loadAt = facts.tasks.map(({ name, burstMs }) =>
    Math.floor(createRandom(tagged('load-time', seed, name)).unit() * Math.max(1, facts.windowMs - burstMs)),
  )
  return facts.pairs.flatMap((pair) => {
    const task = facts.tasks[pair.task]!
    const drawn = (what: string) => tagged(what, seed, `${task.name}/${pair.hotkey}`)
    const asks = drawChallenge(createRandom(drawn('shape')), task, facts.windowMs)
    const challenge = { pair, kind: 'challenge', seed: drawn('challenge'), asks } as const
    const burst = { capacity: pair.capacity, atMs: loadAt[pair.task]! }
    const load = drawLoad(createRandom(drawn('load-shape')), task, burst)
    return load.length === 0
      ? [challenge]
      : [challenge, { pair, kind: 'load', seed: drawn('load'), asks: load } as const]
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
