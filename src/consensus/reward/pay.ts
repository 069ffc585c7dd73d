import { type Entry, MICRO, type Terms } from './entry.ts'

/** Fixed point of what is reckoned from a table; a thousand times finer than the greatest row can tell apart. */
export const PICO = 1_000_000_000_000n

/** Judged answers of a load test may be worse than those to challenges by so many standard deviations. */
const ALLOWED_SIGMAS = 3n

/** (q − b)/(1 − b), in [0, PICO]: how far above the baseline the answers are, of what there is. */
export function excess({ score, judged, baseline }: Entry): bigint {
  if (score <= baseline || judged <= baseline) return 0n
  return ((score - baseline) * PICO) / (judged - baseline)
}

/**
 * r = v · (q − b)/(1 − b) · a · h, in trillionths of a unit: what an entry has earned beside the others of its task. 0 for who was never
 * judged, load-tested or asked.
 */
export function earned(entry: Entry, { class: kind }: Pick<Terms, 'class'>): bigint {
  const { proven, tests, asked, served, standing } = entry
  if (tests === 0n || asked === 0n) return 0n
  const honest = kind === 'open' ? honestShare(entry) : PICO
  return (proven * excess(entry) * served * standing * honest) / (tests * asked * MICRO * PICO)
}

/**
 * How much of an open task's load test counts, in [0, PICO]. Nobody can run a miner's own model again, so units are proven by their
 * quality: all count when it is that of the challenges, give or take `ALLOWED_SIGMAS` (a score in [0, 1] has at most the variance
 * q(1 − q)); else as much as it lies above the baseline, of what the challenges do.
 */
function honestShare({ score, judged, baseline, burstScore, burstJudged }: Entry): bigint {
  const lack = score * burstJudged - burstScore * judged
  if (lack <= 0n) return PICO
  const variance = MICRO * score * (judged - score) * (judged + burstJudged) * burstJudged
  if (lack * lack * judged <= ALLOWED_SIGMAS * ALLOWED_SIGMAS * variance) return PICO
  const above = score - baseline
  const burstAbove = burstScore * judged - baseline * burstJudged
  if (above <= 0n || burstAbove <= 0n) return 0n
  return (burstAbove * PICO) / (above * burstJudged)
}
