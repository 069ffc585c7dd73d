import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { packageRoot } from '../../lib/root.ts'

export const SIDE = 28
export const PIXELS = SIDE * SIDE
export const CLASSES = 10

/** One image, row by row from the top left, 0 for paper and 255 for ink. */
export type Digit = { readonly label: number; readonly pixels: Uint8Array }

let digits: readonly Digit[] | undefined

/** The 2,000 MNIST digits that no model of this repository was trained on; read once. */
export function heldOutDigits(): readonly Digit[] {
  digits ??= readDigits()
  return digits
}

/** Rows of 785 bytes: the label, then the pixels. */
function readDigits(): Digit[] {
  const bytes = gunzipSync(readFileSync(join(packageRoot(), 'src/tasks/digits/data/held-out.bin.gz')))
  return Array.from({ length: bytes.length / (PIXELS + 1) }, (_, row) => {
    const at = row * (PIXELS + 1)
    return { label: bytes[at]!, pixels: bytes.subarray(at + 1, at + 1 + PIXELS) }
  })
}
