import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { fetchBodies, fetchHead, fetchRound } from '../../src/audit/fetch.ts'
import { receiptsPage } from '../../src/audit/page.ts'
import { auditRound } from '../../src/audit/round.ts'
import { encodeTable } from '../../src/consensus/reward/codec.ts'
import { ready } from '../../src/crypto/ready.ts'
import { toJson } from '../../src/lib/json.ts'
import { EPOCH, honestRound } from '../support/audit.ts'

beforeAll(ready)

/** Serves what the test says on a port of its own, and gives what it takes to fetch from there. */
async function served(answer: (url: URL) => { readonly status?: number; readonly body: string }) {
  const server = createServer(({ url }, response) => {
    const { status = 200, body } = answer(new URL(url ?? '', 'http://localhost'))
    response.writeHead(status).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const from = `http://127.0.0.1:${port}`
  return { from, epoch: EPOCH, timeoutMs: 5_000, signal: new AbortController().signal }
}

/** A validator that serves the round, each page as the test changes it. */
const validator = (input = honestRound(), change: (page: object) => unknown = (page) => page) =>
  served((url) => {
    const { record, before, after, receipts } = input.round
    const kept = {
      record: JSON.parse(toJson(record)),
      before: encodeTable(before),
      after: encodeTable(after),
      receipts,
    }
    const offset = Number(url.searchParams.get('offset'))
    const isRight = url.pathname === '/v1/receipts' && url.searchParams.get('round') === String(EPOCH)
    return isRight ? { body: toJson(change(receiptsPage(kept, offset))) } : { status: 404, body: '' }
  })

test('a round is fetched page by page, and is what was kept', async () => {
  const input = honestRound({ miners: 8, challenges: 300 })
  const options = await validator(input)
  const fetched = await fetchRound(options)
  if (!fetched.ok) throw new Error(fetched.finding.text)
  expect(Buffer.compare(fetched.value.receipts, input.round.receipts)).toBe(0)
  expect(auditRound({ ...input, round: fetched.value }).findings).toEqual([])
  const { receipts: _, ...head } = input.round
  expect(await fetchHead(options)).toEqual({ ok: true, value: head })
})

test('a round that is not there is said to be not served', async () => {
  const options = await validator()
  const missing = { ok: false, finding: { code: 'NOT_SERVED' } }
  expect(await fetchRound({ ...options, epoch: 8n })).toMatchObject(missing)
  expect(await fetchRound({ ...options, from: 'http://127.0.0.1:1' })).toMatchObject(missing)
})

test('pages that are none are the validator’s fault', async () => {
  const changes: readonly ((page: object) => unknown)[] = [
    () => 'no page',
    (page) => ({ ...page, head: undefined }),
    (page) => ({ ...page, offset: 7 }),
    (page) => ({ ...page, receipts: '!' }),
    (page) => ({ ...page, count: 1e9, ...('head' in page ? {} : { receipts: '' }) }),
    (page) => ('head' in page ? { ...page, head: { ...(page.head as object), before: '' } } : page),
  ]
  for (const [turn, change] of changes.entries()) {
    const fetched = await fetchRound(await validator(honestRound(), change))
    expect(fetched, String(turn)).toMatchObject({ ok: false, finding: { code: 'ENCODING' } })
  }
  const words = await served(() => ({ body: 'no JSON' }))
  expect(await fetchRound(words)).toMatchObject({ ok: false, finding: { code: 'ENCODING' } })
})

test('bodies are fetched as they are kept, and other bodies than were asked for are refused', async () => {
  const page = (offset: number) =>
    toJson({ version: 1, offset, count: 9, bodies: Buffer.from('all of it').toString('base64') })
  const options = await served(({ pathname, searchParams }) =>
    pathname === '/v1/bodies' && searchParams.get('round') === String(EPOCH)
      ? { body: page(5) }
      : { status: 404, body: '' },
  )
  expect(await fetchBodies(options, 5)).toEqual({ ok: true, value: Buffer.from('all of it') })
  expect(await fetchBodies(options, 6)).toMatchObject({ ok: false, finding: { code: 'ENCODING' } })
  expect(await fetchBodies({ ...options, epoch: 8n }, 5)).toMatchObject({ ok: false, finding: { code: 'NOT_SERVED' } })
})
