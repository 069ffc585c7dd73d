import type { Tensor, TensorSpec } from '../../lib/tensor.ts'
import { findOutput } from '../check.ts'
import type { Judgement } from '../task.ts'

/** Most numbers a vector may have. */
const MAX_DIMENSIONS = 1024

export const EMBEDDINGS = { name: 'embeddings', datatype: 'FP32', shape: [-1, -1] } as const satisfies TensorSpec

/** The group of a text that has no counterpart and is not judged. */
export const UNPAIRED = -1

/** What a text is: of one pair among the pairs of one group. */
export type Place = { readonly group: number; readonly pair: number; readonly side: 'word' | 'definition' }

type Vector = Place & { readonly unit: Float64Array }

/**
 * A text earns 1 when no vector of the other side in its group but its own pair's is as near to its own (by
 * cosine), else 0. A text whose pair nobody answered cannot be judged and does not count; one that was not
 * answered itself, or not well, earns 0.
 *
 * @param places of the texts of each request
 */
export function judgeTogether(
  answers: readonly (readonly Tensor[] | undefined)[],
  places: readonly (readonly Place[])[],
): readonly Judgement[] {
  const width = widthOf(answers, places)
  const rows = places.map((texts, i) => readVectors(answers[i], texts, width))
  const all = rows.flatMap((vectors) => vectors ?? [])
  return places.map((texts, i) => {
    const found = rows[i]?.map((vector) => judgeOne(vector, all)) ?? texts.map(unanswered)
    const judged = found.filter((each) => each !== undefined)
    return { sum: judged.filter(Boolean).length, count: judged.length }
  })
}

function unanswered({ group }: Place): false | undefined {
  return group === UNPAIRED ? undefined : false
}

/** Whether the text's own pair is the nearest of the other side; `undefined` when it is not there. */
function judgeOne(vector: Vector, all: readonly Vector[]): boolean | undefined {
  const others = all.filter(({ group, side }) => group === vector.group && side !== vector.side)
  const near = (own: boolean): number =>
    others
      .filter(({ pair }) => (pair === vector.pair) === own)
      .reduce((best, { unit }) => Math.max(best, dot(vector.unit, unit)), Number.NEGATIVE_INFINITY)
  const own = near(true)
  return own === Number.NEGATIVE_INFINITY ? undefined : own > near(false)
}

/** How many numbers a vector has: as in the first answer that has the form; vectors of other lengths cannot be compared. */
function widthOf(
  answers: readonly (readonly Tensor[] | undefined)[],
  places: readonly (readonly Place[])[],
): number | undefined {
  for (const [i, texts] of places.entries()) {
    const width = findOutput(answers[i], { ...EMBEDDINGS, shape: [texts.length, -1] })?.shape[1]
    if (width !== undefined && width >= 1 && width <= MAX_DIMENSIONS) return width
  }
  return undefined
}

/** The vectors of one answer, of length 1; `undefined` when it has another form or a number that is none. */
function readVectors(
  outputs: readonly Tensor[] | undefined,
  texts: readonly Place[],
  width: number | undefined,
): readonly Vector[] | undefined {
  if (width === undefined) return undefined
  const answer = findOutput(outputs, { ...EMBEDDINGS, shape: [texts.length, width] })
  if (!answer) return undefined
  const rows = texts.map((place, i) => ({ ...place, unit: toUnit(answer.data.subarray(i * width, (i + 1) * width)) }))
  return rows.every((row): row is Vector => row.unit !== undefined) ? rows : undefined
}

/** The vector divided by its length in double precision, or `undefined` when it has none that is a finite number. */
function toUnit(vector: Float32Array): Float64Array | undefined {
  const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0))
  return Number.isFinite(length) ? Float64Array.from(vector, (x) => (length > 0 ? x / length : 0)) : undefined
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
