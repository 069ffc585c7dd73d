import { add, div, type Fix, max, mul, sum } from './fix.ts'
import type { Row } from './inputs.ts'

/** A column and the value there. */
export type Entry = readonly [column: number, value: Fix]

/** Validators by neurons: one row per uid, each in rising order of column, every column below the number of rows. */
export type Matrix = readonly (readonly Entry[])[]

/** A stored row as a matrix wants it: in rising order, each uid once (the first counts), none beyond `size`. */
export function tidy(row: Row, size: number): Row {
  const rising = row.every(([uid], index) => uid < size && (index === 0 || row[index - 1]![0] < uid))
  if (rising) return row
  const sorted = row.filter(([uid]) => uid < size).sort((a, b) => a[0] - b[0])
  return sorted.filter(([uid], index) => index === 0 || sorted[index - 1]![0] !== uid)
}

/** Each entry changed by row, column and value; `undefined` drops it. */
export function mapEntries(
  matrix: Matrix,
  change: (row: number, column: number, value: Fix) => Fix | undefined,
): Matrix {
  return matrix.map((entries, row) =>
    entries.flatMap(([column, value]): Entry[] => {
      const changed = change(row, column, value)
      return changed === undefined ? [] : [[column, changed]]
    }),
  )
}

/** The sum of each row. */
export function rowSums(matrix: Matrix): Fix[] {
  return matrix.map((row) => sum(row.map(([, value]) => value)))
}

/** The sum of each column. */
export function columnSums(matrix: Matrix): Fix[] {
  return foldColumns(matrix, (total, value) => add(total, value))
}

/** The greatest value of each column, at least zero. */
export function columnMaxima(matrix: Matrix): Fix[] {
  return foldColumns(matrix, max)
}

/** Each column divided by its divisor, where that is not zero. */
export function divideColumns(matrix: Matrix, divisors: readonly Fix[]): Matrix {
  return mapEntries(matrix, (_row, column, value) => {
    const divisor = divisors[column]!
    return divisor === 0n ? value : div(value, divisor)
  })
}

/** Each column scaled to sum one. */
export function normalizeColumns(matrix: Matrix): Matrix {
  return divideColumns(matrix, columnSums(matrix))
}

/** The sum over rows `i` of `factors[i] · matrix[i][j]`, for each column `j`. */
export function weighRows(matrix: Matrix, factors: readonly Fix[]): Fix[] {
  return foldColumns(matrix, (total, value, row) => add(total, mul(factors[row]!, value)))
}

/** The sum over columns `j` of `matrix[i][j] · factors[j]`, for each row `i`. */
export function weighColumns(matrix: Matrix, factors: readonly Fix[]): Fix[] {
  return matrix.map((row) => sum(row.map(([column, value]) => mul(factors[column]!, value))))
}

function foldColumns(matrix: Matrix, fold: (total: Fix, value: Fix, row: number) => Fix): Fix[] {
  const totals = matrix.map(() => 0n)
  for (const [row, entries] of matrix.entries()) {
    for (const [column, value] of entries) totals[column] = fold(totals[column]!, value, row)
  }
  return totals
}
