import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { epochLine } from '../../src/consensus/epoch-line.ts'

const NEURONS = 256
const VALIDATORS = 64
const REPEATS = 21
const OUTPUT_BYTES = 64 * 1024 * 1024

export type ConsensusFigures = {
  readonly neurons: number
  readonly validators: number
  /** One epoch read, computed and printed, in ms. */
  readonly typescriptMs: number
  /** The same by the Rust example; absent when it is not built. */
  readonly rustMs?: number
  readonly ratio?: number
}

/** What an epoch of a full subnet costs in TypeScript, beside the chain's own consensus as a native program. */
export function benchConsensus(): ConsensusFigures {
  const line = fullEpoch()
  const typescriptMs = perLine((lines) => lines.map(epochLine), line)
  const base = { neurons: NEURONS, validators: VALIDATORS, typescriptMs }
  const target = process.env.YUMANET_TARGET ?? join(homedir(), '.cache/yumanet/target')
  const program = join(target, 'release/examples/epoch')
  if (!existsSync(program)) return base
  const rustMs = perLine((lines) => {
    const { status, error } = spawnSync(program, { input: lines.join('\n'), maxBuffer: OUTPUT_BYTES })
    if (status !== 0) throw error ?? new Error(`the Rust example ended with code ${status}`)
  }, line)
  return { ...base, rustMs, ratio: typescriptMs / rustMs }
}

/** Time of many lines less that of one, so that what starting costs is not counted. */
function perLine(answer: (lines: readonly string[]) => unknown, line: string): number {
  const time = (count: number): number => {
    const began = performance.now()
    answer(Array.from({ length: count }, () => line))
    return performance.now() - began
  }
  time(REPEATS)
  return (time(REPEATS) - time(1)) / (REPEATS - 1)
}

/** Validators first, each with a row of weights and one of bonds for everyone. */
function fullEpoch(): string {
  const uids = Array.from({ length: NEURONS }, (_, uid) => uid)
  const row = (uid: number): [number, number][] =>
    uid < VALIDATORS ? uids.map((to) => [to, ((uid * 7919 + to * 104_729) % 65_535) + 1]) : []
  return JSON.stringify({
    yuma_version: 3,
    n: NEURONS,
    params: {
      kappa_u16: 32_767,
      bonds_penalty_u16: 65_535,
      bonds_moving_average_per_million: 900_000,
      liquid_alpha_enabled: true,
      alpha_low_u16: 45_875,
      alpha_high_u16: 58_982,
      alpha_sigmoid_steepness: 1_000,
      tempo: 360,
      activity_cutoff_blocks: 5_000,
      stake_threshold: 0,
      max_allowed_validators: VALIDATORS,
      last_mechanism_step_block: 640,
      commit_reveal_enabled: false,
      emission: 1_000_000_000,
    },
    owner_uid: null,
    block: 1_000,
    epoch_inputs: {
      stake: uids.map((uid) => (uid < VALIDATORS ? 1_000_000_000_000 + uid : 0)),
      weights_u16: uids.map(row),
      bonds_u16: uids.map(row),
      last_update: uids.map(() => 990),
      block_at_registration: uids.map(() => 1),
      validator_permit: uids.map((uid) => uid < VALIDATORS),
    },
  })
}
