import type { Random } from '../random.ts'
import { PIXELS, SIDE } from './data.ts'

/** tan of half the greatest turn: 0.2 is 22.6°. */
const TURN = 0.2
const SHEAR = 0.25
const SMALLEST = 0.8
const LARGEST = 1.15
/** Greatest shift each way, in pixels. */
const SHIFT = 3.5
/** Standard deviation of the noise, of a full brightness. */
const NOISE = 0.2

/** Where a pixel of the new image is taken from, about the centre: (a·x + b·y + dx, c·x + d·y + dy). */
type Affine = Readonly<Record<'a' | 'b' | 'c' | 'd' | 'dx' | 'dy', number>>

/**
 * The image turned, sheared, scaled, shifted and made noisy as `random` says. Only +, −, ×, ÷ and √ are
 * used, which IEEE 754 rounds the same everywhere; sines and exponentials are not.
 *
 * @param image 784 bytes
 * @param strength 1 for the strengths above, 0 for the image as it is, at most 2
 */
export function distort(image: Uint8Array, random: Random, strength = 1): Uint8Array {
  const affine = drawAffine(random, strength)
  const centre = (SIDE - 1) / 2
  const out = new Uint8Array(PIXELS)
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const x = column - centre
      const y = row - centre
      const fromX = affine.a * x + affine.b * y + affine.dx + centre
      const fromY = affine.c * x + affine.d * y + affine.dy + centre
      const value = sample(image, fromX, fromY) + strength * drawNoise(random)
      out[row * SIDE + column] = Math.round(Math.min(1, Math.max(0, value / 255)) * 255)
    }
  }
  return out
}

/** The turn by t = tan(θ/2): cos θ = (1 − t²) / (1 + t²), sin θ = 2t / (1 + t²). */
function drawAffine(random: Random, strength: number): Affine {
  const t = strength * random.between(-TURN, TURN)
  const shear = strength * random.between(-SHEAR, SHEAR)
  const scale = 1 + strength * (random.between(SMALLEST, LARGEST) - 1)
  const cos = (1 - t * t) / (1 + t * t)
  const sin = (2 * t) / (1 + t * t)
  return {
    a: cos / scale,
    b: (cos * shear - sin) / scale,
    c: sin / scale,
    d: (sin * shear + cos) / scale,
    dx: strength * random.between(-SHIFT, SHIFT),
    dy: strength * random.between(-SHIFT, SHIFT),
  }
}

/** The sum of four uniform numbers is near enough to normal; its standard deviation is 1/√3. */
function drawNoise(random: Random): number {
  const sum = random.unit() + random.unit() + random.unit() + random.unit() - 2
  return sum * Math.sqrt(3) * NOISE * 255
}

/** Bilinear, with paper outside the image. */
function sample(image: Uint8Array, x: number, y: number): number {
  const left = Math.floor(x)
  const top = Math.floor(y)
  const right = x - left
  const down = y - top
  return (
    at(image, left, top) * (1 - right) * (1 - down) +
    at(image, left + 1, top) * right * (1 - down) +
    at(image, left, top + 1) * (1 - right) * down +
    at(image, left + 1, top + 1) * right * down
  )
}

function at(image: Uint8Array, column: number, row: number): number {
  if (column < 0 || row < 0 || column >= SIDE || row >= SIDE) return 0
  return image[row * SIDE + column]!
}
