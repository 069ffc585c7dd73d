import * as z from 'zod'
import type { Tensor } from '../lib/tensor.ts'
import { CROSSING_CODES, WIRE_CODES, type WireCode } from './codes.ts'
import {
  MAX_HEADER_BYTES,
  MAX_MESSAGE_BYTES,
  MAX_NAME_LENGTH,
  MAX_RANK,
  MAX_REASON_LENGTH,
  MAX_TENSORS,
} from './limits.ts'
import { MalformedMessageError, MessageTooLargeError } from './malformed.ts'
import { decodeData, encodeData, type TensorHeader } from './tensors.ts'

/**
 * What crosses an open session. The asker numbers its asks from 1; the answer or refusal carries the same number, and a
 * refusal with 0 is about the session itself.
 */
export type Message =
  | { readonly kind: 'ask'; readonly id: number; readonly task: string; readonly tensors: readonly Tensor[] }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'answer'; readonly id: number; readonly tensors: readonly Tensor[] }
  | { readonly kind: 'refusal'; readonly id: number; readonly code: WireCode; readonly reason: string }

const LENGTH_BYTES = 4
const name = z.string().min(1).max(MAX_NAME_LENGTH)
const id = z.int().min(0)
const tensors = z
  .array(
    z.strictObject({
      name,
      datatype: z.enum(['FP32', 'UINT8', 'INT64', 'BYTES']),
      shape: z.array(z.int().min(0).max(MAX_MESSAGE_BYTES)).max(MAX_RANK),
      bytes: z.int().min(0).max(MAX_MESSAGE_BYTES),
    }),
  )
  .max(MAX_TENSORS)
const Header = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ask'), id, task: name, tensors }),
  z.strictObject({ kind: z.literal('cancel'), id }),
  z.strictObject({ kind: z.literal('answer'), id, tensors }),
  z.strictObject({ kind: z.literal('refusal'), id, code: z.int(), reason: z.string().max(MAX_REASON_LENGTH) }),
])

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
  if (said.kind === 'ask' || said.kind === 'answer')
    return { ...said, tensors: readTensors(said.tensors, bytes.subarray(end)) }
  if (end !== bytes.length) throw new MalformedMessageError('data after the header')
  if (said.kind === 'cancel') return said
  const code = CROSSING_CODES.get(said.code)
  if (code === undefined) throw new MalformedMessageError('a refusal with an unknown code')
  return { ...said, code }
}

/** The number a malformed message seems to be about, or 0, so that its sender can be told. */
export function guessId(bytes: Uint8Array): number {
  try {
    const { header } = readHeader(bytes)
    return z.looseObject({ id }).parse(header).id
  } catch {
    // What has no readable number is about none.
    return 0
  }
}

function headerOf(message: Message, parts: Uint8Array[]): z.input<typeof Header> {
  if (message.kind === 'cancel') return message
  if (message.kind === 'refusal') {
    return { ...message, code: WIRE_CODES[message.code], reason: message.reason.slice(0, MAX_REASON_LENGTH) }
  }
  const tensors = message.tensors.map((tensor) => {
    const data = encodeData(tensor)
    parts.push(data)
    return { name: tensor.name, datatype: tensor.datatype, shape: [...tensor.shape], bytes: data.length }
  })
  return { ...message, tensors }
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
