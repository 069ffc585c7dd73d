import type { StoredBlock } from '../../backend.ts'
import { invalidParams } from '../error.ts'
import { blockJson, headerJson } from '../json.ts'
import type { Method, Methods, Served } from '../method.ts'
import { type Params, parseNumber } from '../params.ts'

/** How many block numbers one call may ask the hashes of. */
const MAX_NUMBERS = 1024

const head: Method = (_, { backend }) => backend.head().hash

const blockHash: Method = (params, served) => {
  if (!params.has(0)) return served.backend.head().hash
  const asked = params.raw(0)
  if (!Array.isArray(asked)) return hashOf(asked, served)
  if (asked.length > MAX_NUMBERS) throw invalidParams(`parameter 0 must be a list of at most ${MAX_NUMBERS} numbers`)
  return asked.map((number) => hashOf(number, served))
}

function hashOf(asked: unknown, { backend }: Served): string | null {
  const number = parseNumber(asked)
  if (number === undefined) throw invalidParams('parameter 0 must be a block number, or a list of them')
  return backend.hashOf(number) ?? null
}

function blockOf(params: Params, { backend }: Served): StoredBlock | undefined {
  return params.has(0) ? backend.block(params.hash(0)) : backend.head()
}

const subscribeHeads =
  (event: string): Method =>
  (_params, { backend, follow }, session) =>
    session.subscribe(event, ({ notify }) => {
      notify(headerJson(backend.head()))
      return follow((block) => notify(headerJson(block)))
    })

const unsubscribe: Method = (params, _served, session) => session.unsubscribe(params.text(0))

/** Blocks. There is one author and no fork: a block is final when it is there. */
export const chainMethods: Methods = {
  chain_getHead: blockHash,
  chain_getBlockHash: blockHash,
  chain_getFinalizedHead: head,
  chain_getFinalisedHead: head,
  chain_getHeader(params, served) {
    const block = blockOf(params, served)
    return block === undefined ? null : headerJson(block)
  },
  chain_getBlock(params, served) {
    const block = blockOf(params, served)
    return block === undefined ? null : blockJson(block)
  },
  chain_subscribeNewHeads: subscribeHeads('chain_newHead'),
  chain_subscribeNewHead: subscribeHeads('chain_newHead'),
  subscribe_newHead: subscribeHeads('chain_newHead'),
  chain_unsubscribeNewHeads: unsubscribe,
  chain_unsubscribeNewHead: unsubscribe,
  unsubscribe_newHead: unsubscribe,
  chain_subscribeAllHeads: subscribeHeads('chain_allHead'),
  chain_unsubscribeAllHeads: unsubscribe,
  chain_subscribeFinalizedHeads: subscribeHeads('chain_finalizedHead'),
  chain_subscribeFinalisedHeads: subscribeHeads('chain_finalizedHead'),
  chain_unsubscribeFinalizedHeads: unsubscribe,
  chain_unsubscribeFinalisedHeads: unsubscribe,
}
