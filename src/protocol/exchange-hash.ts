import { blake2_256 } from '../crypto/hash.ts'
import type { Datatype, Tensor } from '../lib/tensor.ts'
import { encodeData } from './tensors.ts'

/** The numbers of datatypes in hashes and receipts; never reused. */
const DATATYPE_NUMBERS: Readonly<Record<Datatype, number>> = { FP32: 0, INT64: 1, UINT8: 2, BYTES: 3 }

/** What stands for a question in a claim: the hash of its task and tensors, 32 bytes. */
export function requestHash(task: string, inputs: readonly Tensor[]): Uint8Array {
  return hashTensors('yuma/request/1', task, inputs)
}

/** What stands for an answer in a claim: the hash of the task and the answer's tensors, 32 bytes. */
export function responseHash(task: string, outputs: readonly Tensor[]): Uint8Array {
  return hashTensors('yuma/response/1', task, outputs)
}

function hashTensors(tag: string, task: string, tensors: readonly Tensor[]): Uint8Array {
  return blake2_256(
    Buffer.concat([Buffer.from(tag), shortText(task), u8(tensors.length), ...tensors.flatMap(canonical)]),
  )
}

/** Name, datatype, shape and data, each with its length in front, so that two lists of tensors never read alike. */
function canonical(tensor: Tensor): Uint8Array[] {
  const data = encodeData(tensor)
  return [
    shortText(tensor.name),
    u8(DATATYPE_NUMBERS[tensor.datatype]),
    u8(tensor.shape.length),
    ...tensor.shape.map(u32),
    u32(data.length),
    data,
  ]
}

/** A name of the wire: 64 letters are at most 192 bytes of UTF-8. */
function shortText(text: string): Uint8Array {
  const bytes = Buffer.from(text)
  return Buffer.concat([u8(bytes.length), bytes])
}

function u8(value: number): Uint8Array {
  return Buffer.of(value)
}

function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
