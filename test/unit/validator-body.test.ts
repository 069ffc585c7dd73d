import { expect, test } from 'vitest'
import { decodeBodies, encodeBodies } from '../../validator/round/body.ts'
import type { Exchange } from '../../validator/round/exchange.ts'
import { answerOf, requestOf } from '../support/exchange.ts'

const inputs = [{ name: 'text', datatype: 'BYTES', shape: [2], data: ['one', 'two'] }] as const
const outputs = [{ name: 'scores', datatype: 'FP32', shape: [2], data: Float32Array.of(0.1, Number.NaN) }] as const
const rest = { kind: 'query', miner: 'somebody', timeMs: 5, tookMs: 6, timeoutMs: 7 } as const

test('what was asked and answered is read as it was written, to the bit', () => {
  const exchanges: readonly Exchange[] = [
    { ...rest, request: requestOf('digits', inputs, 9n), response: answerOf(outputs) },
    { ...rest, request: requestOf('digits', []), response: answerOf([]), place: { challenge: 3, request: 0 } },
    { ...rest, request: requestOf('digits', inputs), response: { ok: false, code: 'BUSY', reason: 'full' } },
  ]
  const [first, second, third] = decodeBodies(encodeBodies(exchanges))
  expect(first).toEqual({ request: exchanges[0]!.request, response: exchanges[0]!.response })
  expect(second!.place).toEqual({ challenge: 3, request: 0 })
  expect(third!.request).toEqual(exchanges[2]!.request)
  expect(third!.response.ok).toBe(false)
  expect(decodeBodies(new Uint8Array())).toEqual([])
})

test('bytes that are no bodies are refused', () => {
  const whole = encodeBodies([{ ...rest, request: requestOf('digits', inputs), response: answerOf(outputs) }])
  for (const end of [3, 20, whole.length - 1]) expect(() => decodeBodies(whole.subarray(0, end)), `${end}`).toThrow()
})
