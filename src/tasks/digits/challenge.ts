import type { Tensor, TensorSpec } from '../../lib/tensor.ts'
import { createRandom } from '../random.ts'
import type { Challenge } from '../task.ts'
import { heldOutDigits, PIXELS, SIDE } from './data.ts'
import { distort } from './distort.ts'
import { score } from './score.ts'

/** Images of one challenge. */
export const ITEMS = 64

export const IMAGE = { name: 'image', datatype: 'UINT8', shape: [-1, SIDE, SIDE] } as const satisfies TensorSpec

/** 64 held-out digits, each distorted afresh; the labels stay in the judge. */
export function pose(seed: Uint8Array): Challenge {
  const random = createRandom(seed)
  const digits = random.shuffle(heldOutDigits()).slice(0, ITEMS)
  const labels = digits.map((digit) => digit.label)
  return {
    inputs: [imageTensor(digits.map((digit) => distort(digit.pixels, random)))],
    judge: (outputs) => score(outputs, labels),
  }
}

/** @param images 784 bytes each */
export function imageTensor(images: readonly Uint8Array[]): Tensor {
  const data = new Uint8Array(images.length * PIXELS)
  images.forEach((image, i) => {
    data.set(image, i * PIXELS)
  })
  return { ...IMAGE, shape: [images.length, SIDE, SIDE], data }
}
