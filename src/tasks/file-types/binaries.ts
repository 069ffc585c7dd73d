import type { Random } from '../random.ts'
import type { Writer } from './files.ts'

/** Types that are no text: a true beginning, then data of their kind. */
export const binaries: Readonly<Record<string, Writer>> = {
  bmp: ({ random }) => {
    const [width, height] = [16 + 4 * random.below(8), 16 + random.below(32)]
    const pixels = gradient(width * height * 3, random)
    const head = Buffer.alloc(54)
    head.write('BM')
    head.writeUInt32LE(54 + pixels.length, 2)
    head.writeUInt32LE(54, 10)
    head.writeUInt32LE(40, 14)
    head.writeInt32LE(width, 18)
    head.writeInt32LE(height, 22)
    head.writeUInt16LE(1, 26)
    head.writeUInt16LE(24, 28)
    head.writeUInt32LE(pixels.length, 34)
    return Buffer.concat([head, pixels])
  },
  wav: ({ random }) => {
    const sound = gradient(2_000 + 2 * random.below(2_000), random)
    const head = Buffer.alloc(44)
    head.write('RIFF')
    head.writeUInt32LE(36 + sound.length, 4)
    head.write('WAVEfmt ', 8)
    head.writeUInt32LE(16, 16)
    head.writeUInt16LE(1, 20)
    head.writeUInt16LE(1, 22)
    head.writeUInt32LE(8_000, 24)
    head.writeUInt32LE(16_000, 28)
    head.writeUInt16LE(2, 32)
    head.writeUInt16LE(16, 34)
    head.write('data', 36)
    head.writeUInt32LE(sound.length, 40)
    return Buffer.concat([head, sound])
  },
  gzip: ({ random, word }) =>
    Buffer.concat([
      Buffer.from([0x1f, 0x8b, 8, 8, ...noise(4, random), 0, 3]),
      Buffer.from(`${word()}.${word()}\0`),
      noise(500 + random.below(3_000), random),
    ]),
  png: ({ random }) => {
    const head = Buffer.from('89504e470d0a1a0a0000000d49484452000000000000000008020000000000000000004944415478', 'hex')
    head.writeUInt32BE(1 + random.below(2_000), 16)
    head.writeUInt32BE(1 + random.below(2_000), 20)
    head.writeUInt32BE(random.below(2 ** 31), 29)
    const data = noise(500 + random.below(3_000), random)
    head.writeUInt32BE(data.length, 33)
    return Buffer.concat([head, data, Buffer.from('0000000049454e44ae426082', 'hex')])
  },
  randombytes: ({ random }) => noise(200 + random.below(4_000), random),
}

function noise(length: number, random: Random): Buffer {
  return Buffer.from(Uint8Array.from({ length }, () => random.below(256)))
}

/** Bytes that wander, as pixels and sounds do. */
function gradient(length: number, random: Random): Buffer {
  let value = random.below(256)
  return Buffer.from(
    Uint8Array.from({ length }, () => {
      value += random.below(15) - 7
      return value & 0xff
    }),
  )
}
