import { encodeAddress } from '../../src/crypto/ss58.ts'
import type { Receipt } from '../../src/protocol/receipt.ts'
import { fault } from '../../src/protocol/request.ts'
import { reasonOf } from '../../src/tasks/reason.ts'
import type { Body } from './body.ts'
import type { Exchange, Place } from './exchange.ts'

/** An exchange as it was, of what is kept of it. */
export function exchangeOf(receipt: Receipt, { request, response, place }: Body, timeoutMs: number): Exchange {
  const reason = reasonOf(receipt.reason)
  const answered = response.ok
    ? response
    : fault(reason === 'LATE' ? 'TIMEOUT' : reason === 'UNREACHABLE' ? 'UNREACHABLE' : 'FAILED', 'no answer')
  return {
    kind: receipt.kind,
    miner: encodeAddress(receipt.claim.miner),
    request,
    response: answered,
    timeMs: Number(receipt.timeMs),
    tookMs: receipt.tookMs,
    timeoutMs,
    ...(place === undefined ? {} : { place }),
  }
}

/** What became of each request of a plan, by `placeKey`: what was put twice is the second time, and knows of the first. */
export function byPlace(exchanges: readonly Exchange[]): ReadonlyMap<string, Exchange> {
  const found = new Map<string, Exchange>()
  for (const exchange of exchanges.toSorted((one, other) => one.timeMs - other.timeMs)) {
    if (exchange.place === undefined) continue
    const key = placeKey(exchange.place)
    const earlier = found.get(key)
    found.set(key, earlier === undefined ? exchange : { ...exchange, earlier })
  }
  return found
}

export const placeKey = ({ challenge, request }: Place): string => `${challenge}/${request}`
