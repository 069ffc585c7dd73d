import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Tensor } from '../../src/lib/tensor.ts'
import { MAX_MESSAGE_BYTES } from '../../src/protocol/limits.ts'
import { MalformedMessageError, MessageTooLargeError } from '../../src/protocol/malformed.ts'
import { decodeMessage, encodeMessage, guessId, type Message } from '../../src/protocol/message.ts'

const name = fc.string({ minLength: 1, maxLength: 64 })
const tensor: fc.Arbitrary<Tensor> = fc.oneof(
  fc
    .tuple(name, fc.float32Array({ maxLength: 40 }))
    .map(([name, data]) => ({ name, datatype: 'FP32' as const, shape: [data.length], data })),
  fc
    .tuple(name, fc.uint8Array({ maxLength: 40 }))
    .map(([name, data]) => ({ name, datatype: 'UINT8' as const, shape: [1, data.length, 1], data })),
  fc
    .tuple(name, fc.bigInt64Array({ maxLength: 40 }))
    .map(([name, data]) => ({ name, datatype: 'INT64' as const, shape: [data.length], data })),
  fc
    .tuple(name, fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 8 }))
    .map(([name, data]) => ({ name, datatype: 'BYTES' as const, shape: [data.length], data })),
)
const tensors = fc.array(tensor, { maxLength: 4 })
const id = fc.nat()
const plain = { noNullPrototype: true } as const
const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ kind: fc.constant('ask' as const), id, task: name, tensors }, plain),
  fc.record({ kind: fc.constant('answer' as const), id, tensors }, plain),
  fc.record({ kind: fc.constant('cancel' as const), id }, plain),
  fc.record(
    {
      kind: fc.constant('refusal' as const),
      id,
      code: fc.constantFrom('BUSY' as const, 'BAD_AUTH' as const),
      reason: fc.string({ maxLength: 256 }),
    },
    plain,
  ),
)

/** Bytes by hand: a header as JSON, and data. */
function bytes(header: unknown, data: Uint8Array = new Uint8Array()): Uint8Array {
  const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  return Buffer.concat([length, json, data])
}
const ask = (tensor: object, data?: Uint8Array): Uint8Array =>
  bytes(
    {
      kind: 'ask',
      id: 1,
      task: 'digits',
      tensors: [{ name: 'image', datatype: 'FP32', shape: [1], bytes: 4, ...tensor }],
    },
    data,
  )

describe('a message', () => {
  it('survives the wire, every bit of it', () => {
    fc.assert(
      fc.property(message, (sent) => {
        expect(decodeMessage(encodeMessage(sent))).toStrictEqual(sent)
      }),
    )
  })
  it('keeps what is not a number, and both zeros', () => {
    const data = new Float32Array([Number.NaN, -0, 0, Infinity])
    const sent: Message = { kind: 'answer', id: 1, tensors: [{ name: 'scores', datatype: 'FP32', shape: [4], data }] }
    const back = decodeMessage(encodeMessage(sent))
    expect(back.kind === 'answer' && back.tensors[0]?.data).toStrictEqual(data)
  })
  it('begins with its header, as the protocol says', () => {
    const data = new Float32Array([1, -2])
    const sent = encodeMessage({
      kind: 'ask',
      id: 7,
      task: 'digits',
      tensors: [{ name: 'image', datatype: 'FP32', shape: [1, 2], data }],
    })
    const header =
      '{"kind":"ask","id":7,"task":"digits","tensors":[{"name":"image","datatype":"FP32","shape":[1,2],"bytes":8}]}'
    expect(Buffer.from(sent)).toEqual(Buffer.from(bytes(header, Buffer.from('0000803f000000c0', 'hex'))))
  })
  it('of ours that is too large is an error before it is sent', () => {
    const data = new Uint8Array(MAX_MESSAGE_BYTES)
    const sent: Message = {
      kind: 'ask',
      id: 1,
      task: 'digits',
      tensors: [{ name: 'image', datatype: 'UINT8', shape: [data.length], data }],
    }
    expect(() => encodeMessage(sent)).toThrow(MessageTooLargeError)
  })
})

describe('what is no message', () => {
  it('is malformed, whatever the bytes', () => {
    const garbage = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((json) => bytes(json)),
      fc.tuple(message, fc.nat(), fc.integer({ min: 0, max: 255 })).map(([sent, at, value]) => {
        const bytes = encodeMessage(sent)
        bytes[at % bytes.length] = value
        return bytes
      }),
      fc.tuple(message, fc.nat()).map(([sent, cut]) => encodeMessage(sent).subarray(0, cut % 60)),
    )
    fc.assert(
      fc.property(garbage, (bytes) => {
        guessId(bytes)
        try {
          decodeMessage(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedMessageError)
        }
      }),
      { numRuns: 2000 },
    )
  })
  it.each([
    ['nothing', new Uint8Array()],
    ['a header longer than the message', Buffer.from('ffffffff7b7d', 'hex')],
    ['an unknown kind', bytes({ kind: 'shout', id: 1 })],
    ['an unknown field', bytes({ kind: 'cancel', id: 1, loud: true })],
    ['a negative number', bytes({ kind: 'cancel', id: -1 })],
    ['data after the header', bytes({ kind: 'cancel', id: 1 }, new Uint8Array(1))],
    ['a code that does not cross the wire', bytes({ kind: 'refusal', id: 1, code: 100, reason: '' })],
    ['an unknown datatype', ask({ datatype: 'FP64' }, new Uint8Array(4))],
    ['a shape larger than the data', ask({ shape: [2] }, new Uint8Array(4))],
    ['a shape smaller than the data', ask({ shape: [0] }, new Uint8Array(4))],
    ['a shape whose product is beyond all numbers', ask({ shape: Array(8).fill(4_000_000) }, new Uint8Array(4))],
    ['half an element', ask({ bytes: 5 }, new Uint8Array(5))],
    ['less data than said', ask({}, new Uint8Array(3))],
    ['more data than said', ask({}, new Uint8Array(8))],
    ['a text longer than its tensor', ask({ datatype: 'BYTES' }, Buffer.from('09000000', 'hex'))],
    ['more texts than its shape says', ask({ datatype: 'BYTES', bytes: 6 }, Buffer.from('010000006162', 'hex'))],
    ['a text that is not UTF-8', ask({ datatype: 'BYTES', bytes: 5 }, Buffer.from('01000000ff', 'hex'))],
    [
      'too many tensors',
      bytes({
        kind: 'ask',
        id: 1,
        task: 'digits',
        tensors: Array(17).fill({ name: 'a', datatype: 'UINT8', shape: [0], bytes: 0 }),
      }),
    ],
    ['too many dimensions', ask({ shape: Array(9).fill(1) }, new Uint8Array(4))],
    ['more bytes than may be', new Uint8Array(MAX_MESSAGE_BYTES + 1)],
  ])('%s', (_, bytes) => {
    expect(() => decodeMessage(bytes)).toThrow(MalformedMessageError)
  })
  it('still tells its number where it can', () => {
    expect(guessId(bytes({ kind: 'shout', id: 12 }))).toBe(12)
    expect(guessId(bytes({ id: 'twelve' }))).toBe(0)
    expect(guessId(Buffer.from('garbage'))).toBe(0)
  })
})
