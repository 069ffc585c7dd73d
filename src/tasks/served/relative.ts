/**
 * How far each row of numbers is from what it should be: the length of the difference over the length of what it
 * should be, in double precision. Infinite where the one is nothing or the other no number.
 *
 * @param rows of how many rows both consist; they are of one length
 */
export function relativeL2(expected: Float32Array, given: Float32Array, rows: number): readonly number[] {
  const width = expected.length / rows
  return Array.from({ length: rows }, (_, row) => {
    let difference = 0
    let length = 0
    for (let at = row * width; at < (row + 1) * width; at++) {
      difference += (expected[at]! - given[at]!) ** 2
      length += expected[at]! ** 2
    }
    if (difference === 0) return 0
    const relative = Math.sqrt(difference / length)
    return Number.isFinite(relative) ? relative : Number.POSITIVE_INFINITY
  })
}
