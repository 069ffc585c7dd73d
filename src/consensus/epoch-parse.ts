import type { Inputs, Row } from './inputs.ts'
import type { LiquidAlpha, Params } from './params.ts'

const U16 = [0n, 65_535n] as const
const I16 = [-32_768n, 32_767n] as const
/** Mechanisms that a subnet may have beside its first. */
const MAX_OTHERS = 15
const U64 = [0n, (1n << 64n) - 1n] as const

/** What each mechanism has of its own. */
export type Votes = Pick<Inputs, 'lastUpdate' | 'weights' | 'bonds' | 'commitBlock'>

/** Parameters of an epoch of Yuma 2 or 3, from the JSON of the conformance vectors with its integers as `bigint`s. */
export function parseParams(value: unknown, version: unknown): Params {
  const short = (name: string) => number(field(value, name), name, U16)
  const wide = (name: string) => long(field(value, name), name)
  const liquid = (): LiquidAlpha => ({
    low: short('alpha_low_u16'),
    high: short('alpha_high_u16'),
    steepness: number(field(value, 'alpha_sigmoid_steepness'), 'alpha_sigmoid_steepness', I16),
  })
  if (version !== 2n && version !== 3n) throw new Error(`yuma_version is ${show(version)}; should be 2 or 3`)
  return {
    yuma3: version === 3n,
    kappa: short('kappa_u16'),
    bondsPenalty: short('bonds_penalty_u16'),
    bondsMovingAverage: wide('bonds_moving_average_per_million'),
    liquidAlpha: flag(field(value, 'liquid_alpha_enabled'), 'liquid_alpha_enabled') ? liquid() : undefined,
    tempo: short('tempo'),
    activityCutoff: wide('activity_cutoff_blocks'),
    stakeThreshold: wide('stake_threshold'),
    maxAllowedValidators: short('max_allowed_validators'),
    lastStepBlock: wide('last_mechanism_step_block'),
    commitReveal: flag(field(value, 'commit_reveal_enabled'), 'commit_reveal_enabled'),
    emission: wide('emission'),
  }
}

/** State of a subnet at a block; an owner of `null`, or none, is none, and so are commits that are not named. */
export function parseInputs(value: unknown, block: unknown, owner: unknown): Inputs {
  const all = <T>(name: string, item: (value: unknown, name: string) => T) => list(field(value, name), name, item)
  return {
    ...parseVotes(value),
    block: long(block, 'block'),
    ownerUid: owner === null || owner === undefined ? undefined : number(owner, 'owner_uid', U16),
    stake: all('stake', long),
    blockAtRegistration: all('block_at_registration', long),
    validatorPermit: all('validator_permit', flag),
  }
}

/** What a subnet's other mechanisms have of their own, and how emission is split among all; none of both is one mechanism. */
export function parseMechanisms(
  value: unknown,
  split: unknown,
): { readonly others: readonly Votes[]; readonly shares: readonly number[] | undefined } {
  const others = value === undefined || value === null ? [] : list(value, 'mechanisms', parseVotes)
  if (others.length > MAX_OTHERS) throw new Error(`mechanisms are ${others.length}; should be ${MAX_OTHERS} at most`)
  if (split === undefined || split === null) return { others, shares: undefined }
  return { others, shares: list(split, 'emission_split', (share, name) => number(share, name, U16)) }
}

function parseVotes(value: unknown): Votes {
  const all = <T>(name: string, item: (value: unknown, name: string) => T) => list(field(value, name), name, item)
  return {
    lastUpdate: all('last_update', long),
    weights: all('weights_u16', row),
    bonds: all('bonds_u16', row),
    commitBlock: (field(value, 'commit_block') ?? null) === null ? [] : all('commit_block', long),
  }
}

/** The field of an object; `undefined` of anything else. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

/** An integer within 64 bits. */
export function long(value: unknown, name: string): bigint {
  return whole(value, name, U64)
}

function row(value: unknown, name: string): Row {
  return list(value, `row of ${name}`, (entry) => [
    number(Array.isArray(entry) ? entry[0] : undefined, `uid in ${name}`, U16),
    number(Array.isArray(entry) ? entry[1] : undefined, `value in ${name}`, U16),
  ])
}

function list<T>(value: unknown, name: string, item: (value: unknown, name: string) => T): T[] {
  if (!Array.isArray(value)) throw new Error(`${name} is ${show(value)}; should be a list`)
  return value.map((entry) => item(entry, name))
}

function number(value: unknown, name: string, range: readonly [bigint, bigint]): number {
  return Number(whole(value, name, range))
}

function whole(value: unknown, name: string, [least, greatest]: readonly [bigint, bigint]): bigint {
  if (typeof value === 'bigint' && value >= least && value <= greatest) return value
  throw new Error(`${name} is ${show(value)}; should be a whole number from ${least} to ${greatest}`)
}

function flag(value: unknown, name: string): boolean {
  if (typeof value === 'boolean') return value
  throw new Error(`${name} is ${show(value)}; should be true or false`)
}

function show(value: unknown): string {
  if (value === undefined) return 'missing'
  if (typeof value === 'string') return 'a string'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}
