import type { Datatype, Tensor } from '../lib/tensor.ts'
import { MalformedMessageError } from './malformed.ts'

/** What a message's header says about a tensor; its data follows the header. */
export type TensorHeader = {
  readonly name: string
  readonly datatype: Datatype
  readonly shape: readonly number[]
  readonly bytes: number
}

const LENGTH_BYTES = 4
const ELEMENT_BYTES = { FP32: 4, UINT8: 1, INT64: 8, BYTES: LENGTH_BYTES } as const

/** A tensor's data as it crosses the wire: little-endian numbers, or for each text a u32 length and its UTF-8. */
export function encodeData(tensor: Tensor): Uint8Array {
  if (tensor.datatype !== 'BYTES') {
    // Typed arrays have the machine's byte order, which is little-endian wherever Node runs.
    return new Uint8Array(tensor.data.buffer, tensor.data.byteOffset, tensor.data.byteLength)
  }
  return Buffer.concat(
    tensor.data.flatMap((text) => {
      const bytes = Buffer.from(text)
      const length = Buffer.alloc(LENGTH_BYTES)
      length.writeUInt32LE(bytes.length)
      return [length, bytes]
    }),
  )
}

/** Reads a tensor from exactly the bytes its header claims. Throws `MalformedMessageError` when they do not fit the shape. */
export function decodeData({ name, datatype, shape }: TensorHeader, bytes: Uint8Array): Tensor {
  const elements = elementsOf(shape, Math.floor(bytes.length / ELEMENT_BYTES[datatype]))
  if (datatype === 'BYTES') return { name, datatype, shape, data: decodeTexts(bytes, elements) }
  if (elements * ELEMENT_BYTES[datatype] !== bytes.length) throw new MalformedMessageError('shape and data differ')
  // Copied, since the data begins anywhere in the frame and typed arrays begin at multiples of their element.
  const { buffer } = new Uint8Array(bytes)
  if (datatype === 'FP32') return { name, datatype, shape, data: new Float32Array(buffer) }
  if (datatype === 'INT64') return { name, datatype, shape, data: new BigInt64Array(buffer) }
  return { name, datatype, shape, data: new Uint8Array(buffer) }
}

/** The product of a shape, which is at most what the data has room for: checked before anything is allocated. */
function elementsOf(shape: readonly number[], room: number): number {
  if (shape.includes(0)) return 0
  let elements = 1
  for (const length of shape) {
    elements *= length
    if (elements > room) throw new MalformedMessageError('shape and data differ')
  }
  return elements
}

function decodeTexts(bytes: Uint8Array, elements: number): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const texts: string[] = []
  let at = 0
  for (let element = 0; element < elements; element += 1) {
    const start = at + LENGTH_BYTES
    if (start > bytes.length) throw new MalformedMessageError('shape and data differ')
    at = start + view.getUint32(at, true)
    if (at > bytes.length) throw new MalformedMessageError('a text is longer than its tensor')
    texts.push(decodeText(decoder, bytes.subarray(start, at)))
  }
  if (at !== bytes.length) throw new MalformedMessageError('shape and data differ')
  return texts
}

function decodeText(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    throw new MalformedMessageError('a text is not UTF-8', { cause })
  }
}
