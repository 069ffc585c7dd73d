import { describe, expect, it } from 'vitest'
import { fit, fitWhole, pointsOf } from '../bench/weights/fit.ts'

/** What a call takes at each point where it is measured. */
function samplesOf(ranges: readonly [number, number][], cost: (...point: number[]) => number) {
  return pointsOf(ranges).map((point) => ({ point, value: cost(...point) }))
}

describe('weights from measurements', () => {
  it('measure each component at its least, in the middle and at its most, the others at their most', () => {
    expect(pointsOf([])).toEqual([[]])
    expect(pointsOf([[1, 5]])).toEqual([[5], [1], [3]])
    expect(
      pointsOf([
        [0, 2],
        [1, 5],
      ]),
    ).toEqual([
      [2, 5],
      [0, 5],
      [1, 5],
      [2, 1],
      [2, 3],
    ])
  })

  it('find the line of what grows linearly', () => {
    expect(
      fit(
        samplesOf([], () => 7),
        0,
      ),
    ).toEqual({ base: 7, slopes: [] })
    const samples = samplesOf(
      [
        [0, 10],
        [1, 5],
      ],
      (a, b) => 100 + 3 * a + 20 * b,
    )
    expect(fit(samples, 2)).toEqual({ base: 100, slopes: [3, 20] })
  })

  it('are no dearer at the most than measured where components multiply, and no cheaper anywhere', () => {
    const samples = samplesOf(
      [
        [0, 10],
        [0, 4],
      ],
      (a, b) => a * b,
    )
    const { base, slopes } = fit(samples, 2)
    expect({ base, slopes }).toEqual({ base: 0, slopes: [2, 5] })
  })

  it('lie on or above all that was measured, whatever its shape', () => {
    for (const shape of [Math.sqrt, (x: number) => x * x, (x: number) => 1000 - x, (x: number) => (x > 3 ? 50 : 0)]) {
      const samples = samplesOf([[0, 10]], shape)
      for (const { base, slopes } of [fit(samples, 1), fitWhole(samples, 1)]) {
        for (const { point, value } of samples)
          expect(base + slopes[0]! * point[0]!).toBeGreaterThanOrEqual(value - 1e-9)
        expect(slopes[0]).toBeGreaterThanOrEqual(0)
      }
    }
  })

  it('count reads and writes in whole numbers', () => {
    const samples = samplesOf([[1, 4]], (n) => Math.floor(n / 2))
    expect(fitWhole(samples, 1)).toEqual({ base: 0, slopes: [1] })
  })
})
