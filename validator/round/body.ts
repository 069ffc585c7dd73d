import { decodeMessage, encodeMessage } from '../../src/protocol/message.ts'
import { fault } from '../../src/protocol/request.ts'
import type { Exchange, Place } from './exchange.ts'

/** The place of a query, which no plan has. */
const NOWHERE = 0xffff_ffff

/** The bodies of a round's exchanges: what was asked and answered, each as a message of the wire, one after the other. */
export function encodeBodies(exchanges: readonly Body[]): Uint8Array {
  return Buffer.concat(
    exchanges.flatMap(({ request, response, place }) => {
      const { task, inputs, nonce, block } = request
      const asked = encodeMessage({ kind: 'ask', id: 1, task, nonce, block, tensors: inputs })
      const answered = response.ok
        ? encodeMessage({ kind: 'answer', id: 1, model: response.model, tensors: response.outputs })
        : new Uint8Array()
      return [
        u32(place?.challenge ?? NOWHERE),
        u32(place?.request ?? NOWHERE),
        u32(asked.length),
        asked,
        u32(answered.length),
        answered,
      ]
    }),
  )
}

/** A request and what was answered to it, as it is kept. */
export type Body = Pick<Exchange, 'request' | 'response'> & { readonly place?: Place }

/** Reads what `encodeBodies` wrote; throws `RangeError` or `MalformedMessageError` for anything else. */
export function decodeBodies(bytes: Uint8Array): readonly Body[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const bodies: Body[] = []
  let at = 0
  const number = (): number => {
    at += 4
    return view.readUInt32LE(at - 4)
  }
  const message = () => {
    const length = number()
    at += length
    return length === 0 ? undefined : decodeMessage(view.subarray(at - length, at))
  }
  while (at < view.length) {
    const challenge = number()
    const place = { challenge, request: number() }
    const asked = message()
    const answered = message()
    if (asked?.kind !== 'ask' || (answered !== undefined && answered.kind !== 'answer'))
      throw new RangeError('not the bodies of a round')
    const { task, nonce, block, tensors } = asked
    bodies.push({
      request: { task, nonce, block, inputs: tensors },
      response:
        answered === undefined
          ? fault('FAILED', 'no answer')
          : { ok: true, outputs: answered.tensors, model: answered.model },
      ...(challenge === NOWHERE ? {} : { place }),
    })
  }
  return bodies
}

function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
