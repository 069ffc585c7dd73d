import type { Tensor } from '../lib/tensor.ts'
import { CROSSING_CODES, WIRE_CODES, type WireCode } from './codes.ts'
import { Header, Numbered } from './header.ts'
import { MAX_HEADER_BYTES, MAX_MESSAGE_BYTES, MAX_REASON_LENGTH } from './limits.ts'
import { MalformedMessageError, MessageTooLargeError } from './malformed.ts'
import type { Question, Reply } from './question.ts'
import { decodeData, encodeData, type TensorHeader } from './tensors.ts'

/**
 * What crosses an open session. The asker numbers its questions from 1; parts, reply or refusal carry the same number,
 * and a refusal with 0 is about the session itself.
 */
export type Message =
  | Question
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'part'; readonly id: number; readonly tensors: readonly Tensor[] }
  | Reply
  | { readonly kind: 'refusal'; readonly id: number; readonly code: WireCode; readonly reason: string }

const LENGTH_BYTES = 4
const U64 = 64

/** Writes a message: u32 length of the header, header in JSON, tensors' data. Throws `MessageTooLargeError`. */
export function encodeMessage(message: Message): Uint8Array {
  const parts: Uint8Array[] = []
  const header = Buffer.from(JSON.stringify(headerOf(message, parts)))
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32LE(header.length)
  const bytes = Buffer.concat([length, header, ...parts])
  if (header.length > MAX_HEADER_BYTES || bytes.length > MAX_MESSAGE_BYTES) {
    throw new MessageTooLargeError(
      `a message has at most ${MAX_MESSAGE_BYTES} bytes, ${MAX_HEADER_BYTES} of them before the tensors; ` +
        `this has ${bytes.length} and ${header.length}`,
    )
  }
  return bytes
}

/** Reads a message; throws nothing but `MalformedMessageError`. */
export function decodeMessage(bytes: Uint8Array): Message {
  if (bytes.length > MAX_MESSAGE_BYTES) throw new MalformedMessageError('the message is too large')
  const { header, end } = readHeader(bytes)
  const parsed = Header.safeParse(header)
  if (!parsed.success) throw new MalformedMessageError('the header is not as it should be', { cause: parsed.error })
  const said = parsed.data
  const tensors = 'tensors' in said ? readTensors(said.tensors, bytes.subarray(end)) : []
  if (!('tensors' in said) && end !== bytes.length) throw new MalformedMessageError('data after the header')
  switch (said.kind) {
    case 'ask':
      return { ...said, nonce: fromHex64(said.nonce), block: BigInt(said.block), tensors }
    case 'part':
    case 'answer':
      return { ...said, tensors }
    case 'seal': {
      const { kind, id, round } = said
      return { kind, id, round, nonces: tensors.flatMap(({ data }) => Array.from(data as BigInt64Array, unsigned)) }
    }
    case 'receipt':
      return { ...said, nonce: fromHex64(said.nonce) }
    case 'sealed':
      return { ...said, root: fromHex(said.root), signature: fromHex(said.signature) }
    case 'signed':
      return { ...said, signature: fromHex(said.signature) }
    case 'refusal': {
      const code = CROSSING_CODES.get(said.code)
      if (code === undefined) throw new MalformedMessageError('a refusal with an unknown code')
      return { ...said, code }
    }
    default:
      return said
  }
}

/** The number a malformed message seems to be about, or 0, so that its sender can be told. */
export function guessId(bytes: Uint8Array): number {
  try {
    return Numbered.parse(readHeader(bytes).header).id
  } catch {
    // What has no readable number is about none.
    return 0
  }
}

function headerOf(message: Message, parts: Uint8Array[]): Header {
  const describe = (tensors: readonly Tensor[]) => tensors.map((tensor) => describeTensor(tensor, parts))
  switch (message.kind) {
    case 'ask': {
      const { tensors, ...head } = message
      return { ...head, nonce: hex64(head.nonce), block: Number(head.block), tensors: describe(tensors) }
    }
    case 'part':
    case 'answer':
      return { ...message, tensors: describe(message.tensors) }
    case 'seal': {
      const { kind, id, round } = message
      const data = BigInt64Array.from(message.nonces)
      parts.push(new Uint8Array(data.buffer))
      const tensor = { name: 'nonces', datatype: 'INT64', shape: [data.length], bytes: data.byteLength } as const
      return { kind, id, round, tensors: [{ ...tensor, shape: [data.length] }] }
    }
    case 'receipt':
      return { ...message, nonce: hex64(message.nonce) }
    case 'offered':
      return { ...message, offers: [...message.offers] }
    case 'sealed':
      return { ...message, root: toHex(message.root), signature: toHex(message.signature) }
    case 'signed':
      return { ...message, signature: toHex(message.signature) }
    case 'refusal':
      return { ...message, code: WIRE_CODES[message.code], reason: message.reason.slice(0, MAX_REASON_LENGTH) }
    default:
      return message
  }
}

function describeTensor(tensor: Tensor, parts: Uint8Array[]) {
  const data = encodeData(tensor)
  parts.push(data)
  return { name: tensor.name, datatype: tensor.datatype, shape: [...tensor.shape], bytes: data.length }
}

function readHeader(bytes: Uint8Array): { readonly header: unknown; readonly end: number } {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.length < LENGTH_BYTES) throw new MalformedMessageError('shorter than its length')
  const length = view.readUInt32LE()
  const end = LENGTH_BYTES + length
  if (length > MAX_HEADER_BYTES || end > view.length)
    throw new MalformedMessageError('the header is longer than it may be')
  try {
    return { header: JSON.parse(view.toString('utf8', LENGTH_BYTES, end)), end }
  } catch (cause) {
    throw new MalformedMessageError('the header is not JSON', { cause })
  }
}

function readTensors(headers: readonly TensorHeader[], data: Uint8Array): Tensor[] {
  let at = 0
  const tensors = headers.map((header) => {
    const start = at
    at += header.bytes
    if (at > data.length) throw new MalformedMessageError('less data than the header says')
    return decodeData(header, data.subarray(start, at))
  })
  if (at !== data.length) throw new MalformedMessageError('more data than the header says')
  return tensors
}

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const fromHex = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))
const hex64 = (value: bigint): string => value.toString(16).padStart(16, '0')
const fromHex64 = (hex: string): bigint => BigInt(`0x${hex}`)
const unsigned = (value: bigint): bigint => BigInt.asUintN(U64, value)
