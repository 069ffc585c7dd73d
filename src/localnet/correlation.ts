import type { Row } from './row.ts'

/** Pearson's r; absent for fewer than two points or when one side does not vary. */
export function pearson(points: readonly (readonly [number, number])[]): number | undefined {
  const n = points.length
  if (n < 2) return undefined
  const mean = (side: 0 | 1): number => points.reduce((sum, point) => sum + point[side], 0) / n
  const [mx, my] = [mean(0), mean(1)]
  const sum = (f: (dx: number, dy: number) => number): number => points.reduce((s, [x, y]) => s + f(x - mx, y - my), 0)
  const spread = Math.sqrt(sum((dx) => dx * dx) * sum((_, dy) => dy * dy))
  return spread === 0 ? undefined : sum((dx, dy) => dx * dy) / spread
}

/** Per task, how the miners' shares of its emission follow their quality above the baseline. */
export function correlations(
  rows: readonly Row[],
  baselines: ReadonlyMap<string, number>,
): Readonly<Record<string, number>> {
  const result: Record<string, number> = {}
  for (const [task, baseline] of baselines) {
    const miners = rows.filter((row) => row.role === 'miner' && row.task === task)
    const total = miners.reduce((sum, { emission }) => sum + Number(emission), 0)
    if (total === 0) continue
    const r = pearson(
      miners.map(({ emission, heldOutQuality }) => [
        Math.max(0, (heldOutQuality ?? 0) - baseline),
        Number(emission) / total,
      ]),
    )
    if (r !== undefined) result[task] = r
  }
  return result
}
