import { printJson } from './json.ts'
import { Random } from './random.ts'

const U64_MAX = 2n ** 64n - 1n
const U16_MAX = 65_535

/**
 * An epoch as a line of JSON for both implementations of consensus, by seed; of up to `size` neurons, with
 * rows that name `density` of them. Most choices fall on what lets the epoch live, the others on a corner:
 * extreme parameters, ties, missing stake and permits, neurons registered since, rows that are empty, all
 * zero, unsorted, or name a uid twice or beyond the subnet. Some have commits that wait, some several mechanisms.
 */
export function epochAsked(seed: number, { size, density }: { size: number; density: number }): string {
  const random = new Random(seed)
  const n = mostly(random, 1 + random.below(size), [0, 1])
  const block = mostly(random, 1000n, [0n, 1n, U64_MAX, random.wide()])
  const asked = {
    yuma_version: random.pick([2, 3]),
    n,
    params: params(random, block),
    owner_uid: random.pick([null, null, random.below(n + 1), random.below(65_536)]),
    block,
    epoch_inputs: inputs(random, n, block, density),
  }
  return printJson({ ...asked, ...mechanisms(random, n, block, density) })
}

function params(random: Random, block: bigint): object {
  const proportion = () => random.pick([0, 1, U16_MAX - 1, U16_MAX, 32_767, random.below(65_536)])
  const liquid = random.flag()
  return {
    kappa_u16: random.pick([32_767, 32_767, proportion()]),
    bonds_penalty_u16: random.pick([0, U16_MAX, random.below(65_536), proportion()]),
    bonds_moving_average_per_million: mostly(random, BigInt(random.below(1_000_001)), [0n, 1_000_000n, random.wide()]),
    liquid_alpha_enabled: liquid,
    alpha_low_u16: liquid ? random.pick([45_875, proportion()]) : null,
    alpha_high_u16: liquid ? random.pick([58_982, proportion()]) : null,
    alpha_sigmoid_steepness: liquid
      ? random.pick([1000, 1000, 0, -32_768, 32_767, random.below(65_536) - 32_768])
      : null,
    tempo: random.pick([0, 100, 360, U16_MAX]),
    activity_cutoff_blocks: mostly(random, 5000n, [0n, BigInt(random.below(200)), U64_MAX]),
    stake_threshold: mostly(random, 0n, [500n, random.wide()]),
    max_allowed_validators: mostly(random, 64, [0, U16_MAX, random.below(8)]),
    last_mechanism_step_block: random.pick([0n, near(random, block), U64_MAX]),
    commit_reveal_enabled: random.flag(),
    emission: mostly(random, 1_000_000_000n, [0n, 1n, U64_MAX, random.wide()]),
  }
}

/** Nothing for the one mechanism that most subnets have; else up to three more, and how they split the emission. */
function mechanisms(random: Random, n: number, block: bigint, density: number): object {
  const count = mostly(random, 0, [1, 1, 2, 3])
  if (count === 0) return {}
  const share = random.below(65_536)
  return {
    mechanisms: Array.from({ length: count }, () => votes(random, n, block, density)),
    emission_split: random.pick([null, [share, U16_MAX - share], [U16_MAX], [0, share], [share, share, share]]),
  }
}

function inputs(random: Random, n: number, block: bigint, density: number): object {
  const each = eachOf(random, n)
  const stake = mostly(random, () => BigInt(random.below(2 ** 50)), [
    () => random.pick([0n, 1_000_000_000n, BigInt(random.below(1000))]),
    () => 1_000_000_000_000n,
    () => random.wide(),
    () => 0n,
  ])
  const since = () => near(random, block)
  return {
    stake: Array.from({ length: n }, stake),
    ...votes(random, n, block, density),
    block_at_registration: each(
      mostly(random, () => 0n, [since, () => mostly(random, 0n, [block]), () => mostly(random, 0n, [since()])]),
    ),
    validator_permit: each(mostly(random, () => random.below(4) > 0, [() => true, () => false])),
  }
}

/** What each mechanism has of its own. */
function votes(random: Random, n: number, block: bigint, density: number): object {
  const each = eachOf(random, n)
  const row = () => rowOf(random, n, density)
  const since = () => near(random, block)
  return {
    weights_u16: each(mostly(random, row(), [rowOf(random, n, 1), wildRow(random, n), () => []])),
    bonds_u16: each(mostly(random, row(), [wildRow(random, n), () => []])),
    last_update: each(mostly(random, () => block, [since, () => random.wide()])),
    ...(random.flag() ? {} : { commit_block: each(mostly(random, () => random.pick([since(), U64_MAX]), [since])) }),
  }
}

/** A list with an entry for each neuron, now and then with too many or too few. */
function eachOf(random: Random, n: number): <T>(item: () => T) => T[] {
  const length = () => mostly(random, n, [n + 2, random.below(n + 1)])
  return (item) => Array.from({ length: length() }, item)
}

/** Rows as the chain stores them: all of a few equal values, or of any. */
function rowOf(random: Random, n: number, density: number): () => [number, number][] {
  const value = random.pick([
    () => random.pick([U16_MAX, 32_768, 1, 0]),
    () => random.below(65_536) >> random.below(16),
  ])
  return () => {
    const share = mostly(random, density, [0, 1])
    const uids = [...Array(n).keys()].filter(() => random.below(1000) < share * 1000)
    return uids.map((uid) => [uid, value()])
  }
}

function wildRow(random: Random, n: number): () => [number, number][] {
  return () => Array.from({ length: random.below(n + 2) }, () => [random.below(n + 3), random.below(65_536)])
}

/** A block up to 200 before another, or a few after it. */
function near(random: Random, block: bigint): bigint {
  const moved = block + BigInt(random.below(205)) - 200n
  if (moved < 0n) return 0n
  return moved > U64_MAX ? U64_MAX : moved
}

/** The common case five times in six, else one of the corners. */
function mostly<T>(random: Random, common: T, corners: readonly T[]): T {
  return random.below(6) > 0 ? common : random.pick(corners)
}
