import { readInfer } from '../../src/gateway/oip.ts'
import type { Tensor } from '../../src/lib/tensor.ts'
import type { OpenTask } from '../../src/tasks/task.ts'
import { auc } from './auc.ts'
import { fitBoosting } from './boosting.ts'
import { questionsOf } from './record/questions.ts'
import { randomOf } from './stream.ts'

const BUCKETS = 96
const POSED = 400
/** Of the recorded people's questions so many of each size: more take minutes, and tell no more. */
const ASKED = 200

/** How well the content of one-item challenges can be told from what the recorded people asked, learnt on one half. */
export function contentAuc(task: OpenTask): number {
  const people = questionsOf(task.name).bodies.flatMap((bodies) =>
    bodies.slice(0, ASKED).flatMap((body) => itemsIn(readInfer(task, JSON.parse(body)).inputs)),
  )
  const seed = Uint8Array.from({ length: 32 }, (_, at) => at)
  const posed = task
    .pose(
      seed,
      Array.from({ length: POSED }, () => 4),
    )
    .requests.flatMap(itemsIn)
  const random = randomOf(task.name)
  const examples = random.shuffle([
    ...people.map((row) => ({ row, label: false })),
    ...posed.map((row) => ({ row, label: true })),
  ])
  const half = Math.floor(examples.length / 2)
  const early = examples.slice(0, half)
  const guess = fitBoosting({ rows: early.map(({ row }) => row), labels: early.map(({ label }) => label) })
  return auc(examples.slice(half).map(({ row, label }) => ({ score: guess(row), label })))
}

/** Features of each item of a request: of a text its length and 3-grams, of an image its rows and columns. */
function itemsIn([tensor]: readonly Tensor[]): Float64Array[] {
  if (tensor?.datatype === 'BYTES') return tensor.data.map(textRow)
  const bytes = tensor!.data as Uint8Array
  const size = bytes.length / tensor!.shape[0]!
  return Array.from({ length: tensor!.shape[0]! }, (_, at) => imageRow(bytes.subarray(at * size, (at + 1) * size)))
}

function textRow(text: string): Float64Array {
  const row = new Float64Array(BUCKETS + 2)
  for (let at = 0; at + 3 <= text.length; at++) {
    const hash = text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)
    row[hash % BUCKETS]! += 1
  }
  row[BUCKETS] = text.length
  row[BUCKETS + 1] = text.split(' ').length
  return row
}

function imageRow(pixels: Uint8Array): Float64Array {
  const side = Math.sqrt(pixels.length)
  const row = new Float64Array(2 * side + 3)
  for (const [at, pixel] of pixels.entries()) {
    row[Math.floor(at / side)]! += pixel
    row[side + (at % side)]! += pixel
    row[2 * side]! = Math.max(row[2 * side]!, pixel)
    row[2 * side + 1]! += +(pixel > 0)
    row[2 * side + 2]! += +(pixel === 255)
  }
  return row
}
