import { fit, fitWhole, type Line, pointsOf } from './fit.ts'
import type { Benchmark, Point, Stage } from './stage.ts'

/** A call is timed so often at each point, and the least time counts: what disturbs it only adds. */
export const REPEATS = 20
/** Runs before that, in which V8 finds out what to optimise. */
const WARM_UPS = 3
/**
 * Declared times are so many times what was measured: other machines are slower, and code that V8 has not optimised yet
 * (`--liftoff-only`) takes 1.2 to 1.9 times as long.
 */
export const SAFETY = 2

/** What a call takes: time in ps, and keys of the state. */
export type Cost = { readonly time: Line; readonly reads: Line; readonly writes: Line }

/** Measures a benchmark over its components. Throws `BenchmarkFailure`. */
export function measure(stage: Stage, benchmark: Benchmark): Cost {
  const points = pointsOf(benchmark.components.map(({ least, most }) => [least, most]))
  const { length } = benchmark.components
  const counts = points.map((point) => ({ point, count: stage.count(benchmark, point) }))
  const times = points.map((point) => ({ point, value: leastTime(stage, benchmark, point) * SAFETY }))
  return {
    time: fit(times, length),
    reads: fitWhole(
      counts.map(({ point, count }) => ({ point, value: count.reads })),
      length,
    ),
    writes: fitWhole(
      counts.map(({ point, count }) => ({ point, value: count.writes })),
      length,
    ),
  }
}

function leastTime(stage: Stage, benchmark: Benchmark, point: Point): number {
  for (let run = 0; run < WARM_UPS; run++) stage.time(benchmark, point)
  return Math.min(...Array.from({ length: REPEATS }, () => stage.time(benchmark, point)))
}
