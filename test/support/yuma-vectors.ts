import { readFileSync } from 'node:fs'
import { type Fix, ONE, toNumber } from '../../src/consensus/fix.ts'
import { parseIntegers } from '../../src/consensus/json-integers.ts'
import type { Matrix } from '../../src/consensus/matrix.ts'

/** The published vectors of consensus, with integers as `bigint`s, for they are read as an epoch's line is. */
const VECTORS = new URL('../vectors/yuma.json', import.meta.url)

/** A value of the vectors, which the tests look into by name. */
export type Json = Readonly<Record<string, unknown>>

/** The whole epochs. */
export function epochVectors(): readonly Json[] {
  return list(read().epoch_vectors)
}

/** The names of all components. */
export function componentKinds(): string[] {
  return Object.keys(read().component_vectors as Json)
}

/** The cases of one component; never none. */
export function componentVectors(name: string): readonly Json[] {
  const cases = list((read().component_vectors as Json)[name])
  if (cases.length === 0) throw new Error(`no vectors named ${name}`)
  return cases
}

/** A list of the vectors; empty where there is none. */
export function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : []
}

/** A number of the vectors to the nearest fixed-point number. */
export function fix(value: unknown): Fix {
  return BigInt(Math.round(Number(value) * Number(ONE)))
}

/** A vector of numbers. */
export function fixes(value: unknown): Fix[] {
  return list(value).map(fix)
}

/** A dense matrix with every entry listed. Missing rows are added, so that it is square. */
export function matrix(value: unknown): Matrix {
  const rows = list(value).map((row) => [...fixes(row).entries()])
  const size = Math.max(rows.length, ...rows.map((row) => row.length))
  return [...rows, ...Array(size - rows.length).fill([])]
}

/** The same without its zeros. */
export function withoutZeros(matrix: Matrix): Matrix {
  return matrix.map((row) => row.filter(([, value]) => value !== 0n))
}

/** A sparse matrix as dense doubles, in the shape of another. */
export function dense(matrix: Matrix, shape: unknown): number[][] {
  return list(shape).map((row, uid) => {
    const values = new Map(matrix[uid])
    return list(row).map((_, column) => toNumber(values.get(column) ?? 0n))
  })
}

function read(): Json {
  return parseIntegers(readFileSync(VECTORS, 'utf8')) as Json
}
