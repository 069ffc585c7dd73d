import type { Model } from '../../inference/model.ts'
import type { Tensor } from '../../lib/tensor.ts'
import { findOutput } from '../../tasks/check.ts'
import { createRandom } from '../../tasks/random.ts'
import { countItems, runChecked } from '../../tasks/run.ts'
import type { Asked, ServedTask, Verification, VerifyOptions } from '../../tasks/task.ts'

const WIDTH = 8
const HEIGHT = 4
const INPUT = { name: 'x', datatype: 'FP32', shape: [-1, WIDTH] } as const
const OUTPUT = { name: 'y', datatype: 'FP32', shape: [-1, HEIGHT] } as const
const limits = { name: 'sim-vectors', inputs: [INPUT], outputs: [OUTPUT], maxItems: 64 }

/** The one model there is: a matrix. */
const MATRIX = Float32Array.from({ length: WIDTH * HEIGHT }, (_, place) => Math.sin(1 + 7 * place))

/** A product with a fixed matrix, checked by doing it again: class A at next to no cost. */
export const vectors: ServedTask = {
  ...limits,
  class: 'served',
  summary: 'Multiplies vectors with a fixed matrix; for simulations',
  sizes: [16, 3, 2, 2, 1, 1],
  pose(seed, sizes) {
    const random = createRandom(seed)
    return {
      requests: sizes.map((size) => [
        {
          ...INPUT,
          shape: [size, WIDTH],
          data: Float32Array.from({ length: size * WIDTH }, () => random.between(-1, 1)),
        },
      ]),
    }
  },
  verify,
  ask: async () => [{ ...INPUT, shape: [1, WIDTH], data: new Float32Array(WIDTH) }],
  tell: (_inputs, outputs) => {
    const data = findOutput(outputs, OUTPUT)?.data ?? new Float32Array()
    return Array.from({ length: data.length / HEIGHT }, (_, item) => ({
      embedding: [...data.subarray(item * HEIGHT, (item + 1) * HEIGHT)],
    }))
  },
  units: countItems,
  run: runChecked(limits),
}

/** The products, each number off by the share `error` of it, as a cheaper model's would be. */
export function multiply(inputs: readonly Tensor[], error: number): readonly Tensor[] {
  const x = inputs[0]!.data as Float32Array
  const size = x.length / WIDTH
  const y = new Float32Array(size * HEIGHT)
  for (let place = 0; place < y.length; place++) {
    const [item, row] = [Math.floor(place / HEIGHT), place % HEIGHT]
    let sum = 0
    for (let column = 0; column < WIDTH; column++) sum += MATRIX[row * WIDTH + column]! * x[item * WIDTH + column]!
    y[place] = sum * (1 + error)
  }
  return [{ ...OUTPUT, shape: [size, HEIGHT], data: y }]
}

async function verify(
  model: Model,
  { inputs }: Asked,
  outputs: readonly Tensor[] | undefined,
  { tolerance, signal }: VerifyOptions,
): Promise<Verification> {
  const count = countItems(inputs)
  if (outputs === undefined) return { sum: 0, count, reason: 'UNCHECKED' }
  const right = findOutput(await model.run(inputs, { signal }), OUTPUT)!.data
  const said = findOutput(outputs, OUTPUT)?.data
  if (said?.length !== right.length) return { sum: 0, count, reason: 'BAD_SHAPE' }
  let relativeL2 = 0
  for (let item = 0; item < count; item++) relativeL2 = Math.max(relativeL2, distance(said, right, item))
  return relativeL2 <= tolerance
    ? { sum: count, count, reason: 'OK', relativeL2 }
    : { sum: 0, count, reason: 'MISMATCH', relativeL2 }
}

/** ‖said − right‖ / ‖right‖ of one item; infinite for what is no number. */
function distance(said: Float32Array, right: Float32Array, item: number): number {
  let off = 0
  let whole = 0
  for (let place = item * HEIGHT; place < (item + 1) * HEIGHT; place++) {
    off += (said[place]! - right[place]!) ** 2
    whole += right[place]! ** 2
  }
  const relative = Math.sqrt(off / whole)
  return Number.isFinite(relative) ? relative : Number.POSITIVE_INFINITY
}
