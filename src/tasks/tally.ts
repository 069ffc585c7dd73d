import type { Reason } from './reason.ts'

/** Over many answers of one miner: tokens looked at, and those that were not the one to draw, by however little. */
export type Tally = { readonly looked: number; readonly slips: number }

export const EMPTY_TALLY: Tally = { looked: 0, slips: 0 }

/**
 * Slips of an honest miner a token: 2·10⁻⁵ are to be expected where the best two scores lie as near to each other as the noise
 * of the arithmetic; five times that leaves room for machines that were not measured.
 */
const HONEST_RATE = 1e-4
/** How unlikely an honest miner's count has to be. */
const CHANCE = 1e-9
/** What is remembered: beyond it both counts are halved. */
const MOST_LOOKED = 20_000

/** Adds what an answer showed. */
export function addTally(tally: Tally, more: Tally): Tally {
  const sum = { looked: tally.looked + more.looked, slips: tally.slips + more.slips }
  if (sum.looked <= MOST_LOOKED) return sum
  return { looked: sum.looked / 2, slips: sum.slips / 2 }
}

/** Whether no honest miner would have slipped so often, by the Poisson distribution. */
export function isTelling({ looked, slips }: Tally): boolean {
  const expected = looked * HONEST_RATE
  let likelihood = Math.exp(-expected)
  for (let k = 1; k <= slips; k++) likelihood *= expected / k
  // So many or more: beyond twice what is expected each further term is less than half of the one before.
  return slips > 2 * expected && 2 * likelihood < CHANCE
}

/**
 * A count with one more answer: an answer that passed is to be refused when with it the miner has slipped too often. A new
 * count begins then, so that one habit is held against a miner answer by answer and not for ever.
 */
export function weighTally(
  before: Tally,
  { reason, tally: more }: { readonly reason: Reason; readonly tally: Tally },
): { readonly tally: Tally; readonly refused: boolean } {
  const tally = addTally(before, more)
  const refused = reason === 'OK' && isTelling(tally)
  return { tally: refused ? EMPTY_TALLY : tally, refused }
}
