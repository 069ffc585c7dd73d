import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { heldOutDigits, SIDE } from '../../src/tasks/digits/data.ts'
import { digits } from '../../src/tasks/digits/index.ts'
import { embeddings } from '../../src/tasks/embeddings/index.ts'
import { languageIdentification } from '../../src/tasks/language-identification/index.ts'
import { textClassification } from '../../src/tasks/text-classification/index.ts'

const { pixels } = heldOutDigits()[0]!

/** The digit as a person would send it: larger, off the middle of a sheet, dark on light unless told otherwise. */
async function draw(format: 'png' | 'jpeg' | 'webp', light = false): Promise<Uint8Array> {
  const white = '#ffffff'
  const black = '#000000'
  const image = sharp(pixels, { raw: { width: SIDE, height: SIDE, channels: 1 } })
  const grown = await image
    .resize(140, 140)
    .extend({ top: 10, left: 90, bottom: 40, right: 0, background: black })
    .png()
    .toBuffer()
  const sheet = light ? sharp(grown) : sharp(grown).negate().flatten({ background: white })
  return sheet.toFormat(format).toBuffer()
}

describe('asking digits', () => {
  for (const format of ['png', 'jpeg', 'webp'] as const) {
    it(`finds a dark digit on a light sheet of ${format} and puts it where MNIST would`, async () => {
      const [tensor] = await digits.ask({ file: await draw(format) })
      expect(tensor).toMatchObject({ name: 'image', datatype: 'UINT8', shape: [1, SIDE, SIDE] })
      expect(overlap(tensor!.data as Uint8Array, pixels)).toBeGreaterThan(0.85)
    })
  }

  it('takes a light digit on a dark sheet as well', async () => {
    const [tensor] = await digits.ask({ file: await draw('png', true) })
    expect(overlap(tensor!.data as Uint8Array, pixels)).toBeGreaterThan(0.85)
  })

  it('says what is wrong with a file that is no image, an empty sheet, and texts', async () => {
    const refused = { code: 'BAD_INPUT' }
    const empty = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#ffffff' } })
      .png()
      .toBuffer()
    await expect(digits.ask({ file: Buffer.from('not an image') })).rejects.toMatchObject(refused)
    await expect(digits.ask({ file: empty })).rejects.toMatchObject(refused)
    await expect(digits.ask({ texts: ['7'] })).rejects.toMatchObject(refused)
  })
})

describe('asking tasks on texts', () => {
  for (const task of [textClassification, embeddings, languageIdentification]) {
    it(`${task.name} takes texts and nothing else`, async () => {
      expect(await task.ask({ texts: ['a kind of bread'] })).toEqual([
        { name: 'text', datatype: 'BYTES', shape: [1], data: ['a kind of bread'] },
      ])
      await expect(task.ask({ texts: [] })).rejects.toMatchObject({ code: 'BAD_INPUT' })
      await expect(task.ask({ file: new Uint8Array() })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    })
  }
})

/** Cosine of two images. */
function overlap(a: Uint8Array, b: Uint8Array): number {
  const dot = (x: Uint8Array, y: Uint8Array): number => x.reduce((sum, value, i) => sum + value * y[i]!, 0)
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))
}
