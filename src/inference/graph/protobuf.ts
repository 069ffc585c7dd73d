import { ModelError } from '../errors.ts'

/** One field of a protobuf message: a number, or where its bytes lie. */
export type Field = {
  readonly number: number
  /** Of a varint, as far as a double holds it; 0 for the others. */
  readonly value: number
  /** Of a length-delimited field: its bytes. Of the others: none. */
  readonly bytes: Uint8Array
  /** The whole field as it is written. */
  readonly raw: Uint8Array
}

const NONE = new Uint8Array(0)
/** A varint of 64 bits has ten groups of seven. */
const MAX_VARINT_BYTES = 10

/** The fields of a message one after the other, nothing copied; throws `ModelError` where it is no message. */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let i = 0; i < MAX_VARINT_BYTES; i++) {
      const byte = message[at++]
      if (byte === undefined) break
      value += (byte & 0x7f) * 2 ** (7 * i)
      if (byte < 0x80) return value
    }
    throw cut()
  }
  const take = (length: number): Uint8Array => {
    if (length > message.length - at) throw cut()
    at += length
    return message.subarray(at - length, at)
  }
  while (at < message.length) {
    const from = at
    const key = varint()
    const wire = key % 8
    let value = 0
    let bytes: Uint8Array = NONE
    if (wire === 0) value = varint()
    else if (wire === 2) bytes = take(varint())
    else if (wire === 1) take(8)
    else if (wire === 5) take(4)
    else throw cut()
    yield { number: Math.floor(key / 8), value, bytes, raw: message.subarray(from, at) }
  }
}

/** A message's text field, or the empty text. */
export function textOf(message: Uint8Array, number: number): string {
  for (const field of fieldsOf(message)) if (field.number === number) return Buffer.from(field.bytes).toString('utf8')
  return ''
}

/** A length-delimited field as it is written. */
export function written(number: number, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([varintOf(number * 8 + 2), varintOf(bytes.length), bytes])
}

function varintOf(value: number): Uint8Array {
  const out: number[] = []
  let rest = value
  while (rest >= 0x80) {
    out.push((rest % 0x80) + 0x80)
    rest = Math.floor(rest / 0x80)
  }
  return Uint8Array.of(...out, rest)
}

const cut = (): ModelError => new ModelError('the graph is cut off or no protobuf')
