import sharp from 'sharp'
import { BadInputError } from '../../lib/errors.ts'
import { PIXELS, SIDE } from './data.ts'

/** MNIST fits each digit into 20×20 and centres it by mass in 28×28 (LeCun, the data set's own page). */
const BOX = 20
/** Most pixels of a file, and the side larger ones are shrunk to before anything else. */
const MAX_PIXELS = 50_000_000
const WORK_SIDE = 512
const DECODE_SECONDS = 10
/** Fainter than this part of the darkest ink is paper. */
const INK = 0.25

type Grey = { readonly data: Uint8Array; readonly width: number; readonly height: number }

/** Any image file's digit as MNIST would have it: 784 bytes, light on dark; rejects with `BadInputError`. */
export async function readImage(file: Uint8Array): Promise<Uint8Array> {
  const ink = lightOnDark(await decode(file))
  const box = findInk(ink)
  const { data, info } = await sharp(ink.data, { raw: { width: ink.width, height: ink.height, channels: 1 } })
    .extract(box)
    .resize(BOX, BOX, { fit: 'inside' })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true })
  return centre({ data, width: info.width, height: info.height })
}

async function decode(file: Uint8Array): Promise<Grey> {
  try {
    const { data, info } = await sharp(file, { limitInputPixels: MAX_PIXELS })
      .timeout({ seconds: DECODE_SECONDS })
      .resize(WORK_SIDE, WORK_SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .greyscale()
      .extractChannel(0)
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height }
  } catch (cause) {
    throw new BadInputError('not an image file that can be read (PNG, JPEG, WebP, GIF, TIFF, SVG)', { cause })
  }
}

/** The background is what the border mostly shows. Stretched so that paper is 0 and the strongest ink 255. */
function lightOnDark({ data, width, height }: Grey): Grey {
  const border = data.filter((_, i) => {
    const column = i % width
    return i < width || i >= width * (height - 1) || column === 0 || column === width - 1
  })
  const paper = border.sort()[border.length >> 1]!
  const strength = data.map((value) => (paper > 127 ? Math.max(0, paper - value) : Math.max(0, value - paper)))
  const most = strength.reduce((a, b) => Math.max(a, b), 0)
  if (most === 0) throw new BadInputError('the image is of one colour; it should show a digit')
  return { data: strength.map((value) => Math.round((value * 255) / most)), width, height }
}

function findInk({ data, width }: Grey): { left: number; top: number; width: number; height: number } {
  let [left, top, right, bottom] = [width, Number.MAX_SAFE_INTEGER, 0, 0]
  data.forEach((value, i) => {
    if (value < INK * 255) return
    left = Math.min(left, i % width)
    right = Math.max(right, i % width)
    top = Math.min(top, Math.floor(i / width))
    bottom = Math.max(bottom, Math.floor(i / width))
  })
  return { left, top, width: right - left + 1, height: bottom - top + 1 }
}

function centre({ data, width, height }: Grey): Uint8Array {
  let [mass, x, y] = [0, 0, 0]
  data.forEach((value, i) => {
    mass += value
    x += value * (i % width)
    y += value * Math.floor(i / width)
  })
  const left = place(x / mass, width)
  const top = place(y / mass, height)
  const out = new Uint8Array(PIXELS)
  for (let row = 0; row < height; row++) {
    out.set(data.subarray(row * width, (row + 1) * width), (top + row) * SIDE + left)
  }
  return out
}

/** Where to begin so that the centre of mass lies in the middle and nothing sticks out. */
function place(middle: number, size: number): number {
  return Math.min(SIDE - size, Math.max(0, Math.round((SIDE - 1) / 2 - middle)))
}
