/** A quantity that grows linearly with components: what there always is, and what one more of each adds. */
export type Line = { readonly base: number; readonly slopes: readonly number[] }

/** What was measured at values of the components. */
export type Sample = { readonly point: readonly number[]; readonly value: number }

/**
 * The points at which a benchmark is measured: each component at its least, in the middle and at its most, the others at
 * their most.
 */
export function pointsOf(ranges: readonly (readonly [least: number, most: number])[]): number[][] {
  const most = ranges.map((range) => range[1])
  const others = ranges.flatMap(([least, top], index) =>
    [least, Math.round((least + top) / 2)].map((value) => most.with(index, value)),
  )
  return [most, ...others]
}

/**
 * A line that lies on or above every sample. The slope of a component is that from its least to its most, never
 * negative; what lies above the line lifts it as a whole. Where components multiply, each slope alone would already
 * hold the whole product: they are lowered together until the line is not above the sample where all are at their most.
 */
export function fit(samples: readonly Sample[], count: number): Line {
  return lifted(samples, slopesOf(samples, count))
}

/** The same in whole numbers, no lower anywhere. */
export function fitWhole(samples: readonly Sample[], count: number): Line {
  return lifted(
    samples,
    slopesOf(samples, count).map((slope) => Math.ceil(slope)),
  )
}

function lifted(samples: readonly Sample[], slopes: readonly number[]): Line {
  const rests = samples.map(({ point, value }) => value - rise(slopes, point))
  return { base: Math.max(0, ...rests), slopes }
}

function slopesOf(samples: readonly Sample[], count: number): number[] {
  const top = samples[0]!
  const slopes = Array.from({ length: count }, (_, index) => slopeOf(samples, index))
  const all = rise(slopes, top.point)
  return all > top.value ? slopes.map((slope) => (slope * top.value) / all) : slopes
}

function rise(slopes: readonly number[], point: readonly number[]): number {
  return slopes.reduce((sum, slope, index) => sum + slope * point[index]!, 0)
}

/** From the sample where the component is least to the first, where all are at their most. */
function slopeOf(samples: readonly Sample[], index: number): number {
  const top = samples[0]!
  const bottom = samples.reduce((least, one) => (one.point[index]! < least.point[index]! ? one : least))
  const width = top.point[index]! - bottom.point[index]!
  return width === 0 ? 0 : Math.max(0, (top.value - bottom.value) / width)
}
