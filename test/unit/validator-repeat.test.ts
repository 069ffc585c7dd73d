import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import type { Receipt } from '../../src/protocol/receipt.ts'
import { decodeReceipts } from '../../src/protocol/receipts.ts'
import { fault } from '../../src/protocol/request.ts'
import { REASONS } from '../../src/tasks/reason.ts'
import { byPlace, exchangeOf } from '../../validator/round/heard.ts'
import { repeatAt } from '../../validator/round/repeat.ts'
import { honestRound } from '../support/audit.ts'
import { requestOf } from '../support/exchange.ts'

beforeAll(ready)

const window = { timeoutMs: 12_000, windowMs: 300_000, slackMs: 30_000 }

test('what failed is put once more a timeout later or at any time after, before the window closes', () => {
  fc.assert(
    fc.property(fc.nat({ max: 400_000 }), fc.nat({ max: 1_000 }), (nowMs, request) => {
      const failed = { seed: new Uint8Array(32).fill(3), request, nowMs }
      const atMs = repeatAt(failed, window)
      expect(repeatAt(failed, window)).toBe(atMs)
      expect(atMs === undefined).toBe(nowMs >= 318_000)
      if (atMs === undefined) return
      expect(atMs).toBeGreaterThanOrEqual(nowMs + 12_000)
      expect(atMs).toBeLessThan(330_000)
    }),
  )
  const times = Array.from({ length: 100 }, (_, request) =>
    repeatAt({ seed: new Uint8Array(32), request, nowMs: 0 }, window),
  )
  expect(Math.max(...times.map(Number)) - Math.min(...times.map(Number))).toBeGreaterThan(200_000)
})

test('of what was put twice the later one counts, and knows of the first', () => {
  const opened = decodeReceipts(honestRound().round.receipts)
  if (!opened.ok) throw new Error(opened.reason)
  const [receipt] = opened.receipts
  const request = requestOf('digits', [])
  const late: Receipt = { ...receipt!, reason: REASONS.LATE }
  const place = { challenge: 1, request: 2 }
  const first = exchangeOf(late, { request, response: fault('FAILED', 'no answer'), place }, 100)
  const second = exchangeOf(
    { ...receipt!, timeMs: late.timeMs + 1n },
    { request, response: first.response, place },
    100,
  )
  expect(first.response).toMatchObject({ code: 'TIMEOUT' })
  const query = exchangeOf(late, { request, response: first.response }, 100)
  expect([...byPlace([second, query, first]).values()]).toEqual([{ ...second, earlier: first }])
})
