import type { z } from 'zod'
import { decodeTable } from '../consensus/reward/codec.ts'
import { toError } from '../lib/errors.ts'
import { RECEIPT_BYTES } from '../protocol/receipt.ts'
import type { TaskSet } from '../tasks/set/schema.ts'
import { type Finding, finding } from './finding.ts'
import type { RoundEvidence } from './round.ts'
import { BodiesPage, MAX_PAGES, ReceiptsPage } from './wire.ts'

/** Largest page: its receipts, and with the first one the tables and everybody on the subnet. */
const MAX_PAGE_BYTES = 32 * 1024 * 1024

export type FetchOptions = {
  /** As in `http://127.0.0.1:8093`. */
  readonly from: string
  readonly epoch: bigint
  /** How long a page may take. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** What a validator serves, or why that is nothing to go by. */
export type Fetched<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly finding: Finding }

/** The task set it was judged by, as the validator has it; whose hash it has is for the reader to see. */
type Served = { readonly taskSet?: TaskSet | undefined }

/** What a validator says of a round, without its receipts. */
export type RoundHead = Omit<RoundEvidence, 'receipts'> & Served

/** Fetches a round, page by page, from the validator or from whoever keeps it. What is missing or malformed is its fault, a value. */
export async function fetchRound(options: FetchOptions): Promise<Fetched<RoundEvidence & Served>> {
  const first = await fetchPage(options, 0)
  if (!first.ok) return first
  const head = headOf(first.value, options)
  if (!head.ok) return head
  const { count } = first.value
  const parts = [Buffer.from(first.value.receipts, 'base64')]
  let got = parts[0]!.length / RECEIPT_BYTES
  for (let page = 1; got < count && page < MAX_PAGES; page++) {
    const next = await fetchPage(options, got)
    if (!next.ok) return next
    const part = Buffer.from(next.value.receipts, 'base64')
    if (part.length === 0) return refused('a page in the middle is empty')
    parts.push(part)
    got += part.length / RECEIPT_BYTES
  }
  return { ok: true, value: { ...head.value, receipts: Buffer.concat(parts) } }
}

/** Fetches what else there is of a round than receipts. */
export async function fetchHead(options: FetchOptions): Promise<Fetched<RoundHead>> {
  const first = await fetchPage(options, 0)
  return first.ok ? headOf(first.value, options) : first
}

function headOf({ head }: z.output<typeof ReceiptsPage>, { epoch }: FetchOptions): Fetched<RoundHead> {
  if (head?.record.epoch !== epoch) return refused('the first page does not say that it is of this round')
  const before = decodeTable(Buffer.from(head.before, 'base64'))
  const after = decodeTable(Buffer.from(head.after, 'base64'))
  if (before === undefined || after === undefined) return refused('its tables are none')
  return { ok: true, value: { record: head.record, before, after, taskSet: head.taskSet } }
}

/** Fetches what was asked and answered in some exchanges, those from number `offset` on, as the validator keeps them. */
export async function fetchBodies(options: FetchOptions, offset: number): Promise<Fetched<Uint8Array>> {
  const page = await fetchJson(BodiesPage, `/v1/bodies?round=${options.epoch}&offset=${offset}`, options)
  if (!page.ok) return page
  if (page.value.offset !== offset) return refused('other bodies than were asked for')
  return { ok: true, value: Buffer.from(page.value.bodies, 'base64') }
}

async function fetchPage(options: FetchOptions, offset: number): Promise<Fetched<z.output<typeof ReceiptsPage>>> {
  const page = await fetchJson(ReceiptsPage, `/v1/receipts?round=${options.epoch}&offset=${offset}`, options)
  return page.ok && page.value.offset !== offset ? refused('another page than was asked for') : page
}

async function fetchJson<T>(
  shape: z.ZodType<T>,
  path: string,
  { from, timeoutMs, signal }: FetchOptions,
): Promise<Fetched<T>> {
  const url = new URL(path, from)
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) })
    if (!response.ok) return missing(`${url} answers ${response.status}`)
    const page = shape.safeParse(JSON.parse(await textOf(response)))
    if (page.success) return { ok: true, value: page.data }
    return refused(`${page.error.issues[0]?.path.join('.')}: ${page.error.issues[0]?.message}`)
  } catch (thrown) {
    signal.throwIfAborted()
    return thrown instanceof SyntaxError ? refused('a page is no JSON') : missing(toError(thrown).message)
  }
}

/** The text of an answer that is not too long. */
async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > MAX_PAGE_BYTES) throw new RangeError(`a page of more than ${MAX_PAGE_BYTES} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function refused(reason: string): { readonly ok: false; readonly finding: Finding } {
  return { ok: false, finding: finding('ENCODING', reason) }
}

function missing(reason: string): { readonly ok: false; readonly finding: Finding } {
  return { ok: false, finding: finding('NOT_SERVED', reason) }
}
