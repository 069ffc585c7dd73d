/** The greatest weight of a row; the chain scales every row up to it anyway. */
export const FULL_WEIGHT = 65_535

/** What a validator thinks of one uid in one task: its mean score. */
export type Quality = { readonly uid: number; readonly task: string; readonly quality: number }

/** What a task's pot is worth beside the others', and the quality that earns nothing. */
export type TaskTerms = { readonly weight: number; readonly baseline: number }

/**
 * Qualities to the row a validator submits. Each task has a pot in proportion to its weight; the pot is
 * shared in proportion to quality above the task's baseline, so pay is linear in what goes beyond a
 * guess. Pots of tasks nobody does go to the others. Zeros are left out; the greatest is FULL_WEIGHT.
 */
export function toWeights(
  qualities: readonly Quality[],
  terms: ReadonlyMap<string, TaskTerms>,
): readonly { readonly uid: number; readonly weight: number }[] {
  const shares = new Map<number, number>()
  for (const [task, { weight, baseline }] of terms) {
    const earned = qualities
      .filter((entry) => entry.task === task && entry.quality > baseline)
      .map(({ uid, quality }) => ({ uid, above: quality - baseline }))
    const total = earned.reduce((sum, { above }) => sum + above, 0)
    for (const { uid, above } of earned) shares.set(uid, (shares.get(uid) ?? 0) + (weight * above) / total)
  }
  const best = Math.max(0, ...shares.values())
  if (best === 0) return []
  return [...shares]
    .map(([uid, share]) => ({ uid, weight: Math.round((share / best) * FULL_WEIGHT) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.uid - b.uid)
}
