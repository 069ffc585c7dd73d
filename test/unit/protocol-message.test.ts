import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Tensor } from '../../src/lib/tensor.ts'
import { MAX_MESSAGE_BYTES } from '../../src/protocol/limits.ts'
import { MalformedMessageError, MessageTooLargeError } from '../../src/protocol/malformed.ts'
import { decodeMessage, encodeMessage, guessId, type Message } from '../../src/protocol/message.ts'
import { SOME_MODEL } from '../support/exchange.ts'

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
const u64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const plain = { noNullPrototype: true } as const
const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ kind: fc.constant('ask' as const), id, task: name, nonce: u64, block: id.map(BigInt), tensors }, plain),
  fc.record(
    {
      kind: fc.constant('ask' as const),
      id,
      task: name,
      nonce: u64,
      block: id.map(BigInt),
      stream: fc.constant(true as const),
      tensors,
    },
    plain,
  ),
  fc.record({ kind: fc.constant('answer' as const), id, model: fc.constant(SOME_MODEL), tensors }, plain),
  fc.record({ kind: fc.constant('part' as const), id, tensors }, plain),
  fc.record({ kind: fc.constant('offers' as const), id }, plain),
  fc.record(
    {
      kind: fc.constant('offered' as const),
      id,
      offers: fc.array(
        fc.record({ task: name, model: fc.constant(SOME_MODEL), capacity: fc.nat({ max: 0xffff_ffff }) }, plain),
        { maxLength: 24 },
      ),
    },
    plain,
  ),
  fc.record(
    { kind: fc.constant('seal' as const), id, round: fc.nat({ max: 0xffff_ffff }), nonces: fc.array(u64) },
    plain,
  ),
  fc.record({ kind: fc.constant('sealed' as const), id, root: bytesOf(32), signature: bytesOf(64) }, plain),
  fc.record({ kind: fc.constant('receipt' as const), id, nonce: u64 }, plain),
  fc.record({ kind: fc.constant('signed' as const), id, signature: bytesOf(64) }, plain),
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
      nonce: '0123456789abcdef',
      block: 9,
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
    const sent: Message = {
      kind: 'answer',
      id: 1,
      model: SOME_MODEL,
      tensors: [{ name: 'scores', datatype: 'FP32', shape: [4], data }],
    }
    const back = decodeMessage(encodeMessage(sent))
    expect(back.kind === 'answer' && back.tensors[0]?.data).toStrictEqual(data)
  })
  it('begins with its header, as the protocol says', () => {
    const data = new Float32Array([1, -2])
    const sent = encodeMessage({
      kind: 'ask',
      id: 7,
      task: 'digits',
      nonce: 0x0123456789abcdefn,
      block: 9n,
      tensors: [{ name: 'image', datatype: 'FP32', shape: [1, 2], data }],
    })
    const header =
      '{"kind":"ask","id":7,"task":"digits","nonce":"0123456789abcdef","block":9,' +
      '"tensors":[{"name":"image","datatype":"FP32","shape":[1,2],"bytes":8}]}'
    expect(Buffer.from(sent)).toEqual(Buffer.from(bytes(header, Buffer.from('0000803f000000c0', 'hex'))))
  })
  it('of ours that is too large is an error before it is sent', () => {
    const data = new Uint8Array(MAX_MESSAGE_BYTES)
    const sent: Message = {
      kind: 'ask',
      id: 1,
      task: 'digits',
      nonce: 1n,
      block: 1n,
      tensors: [{ name: 'image', datatype: 'UINT8', shape: [data.length], data }],
    }
    expect(() => encodeMessage(sent)).toThrow(MessageTooLargeError)
  })
})

describe('what is no message', () => {
  const ASK = { kind: 'ask', id: 1, task: 'digits', nonce: '0123456789abcdef', block: 9, tensors: [] }
  const NONCES = { name: 'nonces', datatype: 'INT64', shape: [0], bytes: 0 }
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
        nonce: '0123456789abcdef',
        block: 9,
        tensors: Array(17).fill({ name: 'a', datatype: 'UINT8', shape: [0], bytes: 0 }),
      }),
    ],
    ['an ask without a nonce', bytes({ kind: 'ask', id: 1, task: 'digits', block: 9, tensors: [] })],
    ['a nonce of another length', bytes({ ...ASK, nonce: '12' })],
    ['a nonce in upper case', bytes({ ...ASK, nonce: '0123456789ABCDEF' })],
    ['a block below zero', bytes({ ...ASK, block: -1 })],
    ['a stream that is not', bytes({ ...ASK, stream: false })],
    ['an answer without a model', bytes({ kind: 'answer', id: 1, tensors: [] })],
    ['a root of another length', bytes({ kind: 'sealed', id: 1, root: '00', signature: '00'.repeat(64) })],
    [
      'nonces that are no numbers',
      bytes({ kind: 'seal', id: 1, round: 1, tensors: [{ ...NONCES, datatype: 'BYTES' }] }),
    ],
    ['more nonces than there are', bytes({ kind: 'seal', id: 1, round: 1, tensors: [{ ...NONCES, shape: [1] }] })],
    ['no nonces', bytes({ kind: 'seal', id: 1, round: 1, tensors: [] })],
    ['a round beyond its number', bytes({ kind: 'seal', id: 1, round: 2 ** 32, tensors: [NONCES] })],
    [
      'more offers than may be',
      bytes({ kind: 'offered', id: 1, offers: Array(25).fill({ task: 'a', model: SOME_MODEL, capacity: 1 }) }),
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
