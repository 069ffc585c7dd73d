import type { Tensor, TensorSpec } from '../../lib/tensor.ts'
import { DIFFICULTY, deal, judgeEach, strength, total } from '../deal.ts'
import { createRandom } from '../random.ts'
import type { OpenChallenge } from '../task.ts'
import { heldOutDigits, PIXELS, SIDE } from './data.ts'
import { distort } from './distort.ts'
import { score } from './score.ts'

export const IMAGE = { name: 'image', datatype: 'UINT8', shape: [-1, SIDE, SIDE] } as const satisfies TensorSpec

/** Held-out digits, each distorted afresh; the labels stay in the judge. */
export function pose(seed: Uint8Array, sizes: readonly number[], difficulty: number = DIFFICULTY): OpenChallenge {
  const random = createRandom(seed)
  const posed = Array.from({ length: total(sizes) }, () => {
    const { label, pixels } = random.pick(heldOutDigits())
    return { label, image: distort(pixels, random, strength(difficulty)) }
  })
  const requests = deal(posed, sizes)
  return {
    requests: requests.map((items) => [imageTensor(items.map(({ image }) => image))]),
    judge: judgeEach(
      requests.map((items) => items.map(({ label }) => label)),
      score,
    ),
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
