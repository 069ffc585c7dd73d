import { blake2_256 } from '../../../../src/crypto/hash.ts'
import type { StateView } from '../../backend.ts'
import { toHex } from '../../hex.ts'
import { stateAt } from '../at.ts'
import { clientError, invalidBlockRange, invalidCount, invalidParams } from '../error.ts'
import type { Method, Methods, Served } from '../method.ts'
import type { Params } from '../params.ts'

/** Keys on one page; a node of Substrate gives as many. */
const MAX_PAGE = 1000
/** Keys in one piece: a full network has 32,768 registered hotkeys, the longest map that clients ask for so. */
const MAX_UNPAGED = 50_000
/** Keys of one query or subscription. */
const MAX_KEYS = 4096
/** Blocks of one query: no more have their state kept. */
const MAX_BLOCKS = 512
/** What `state_getPairs` returns at most. */
const MAX_PAIRS = 10_000

/** A key with the value it has, both in hex. */
type Change = readonly [key: string, value: string | null]

function valueAt(key: number, at: number, params: Params, { backend }: Served): Uint8Array | undefined {
  return stateAt(backend, params.optionalHash(at)).get(params.bytes(key))
}

const getStorage: Method = (params, served) => hexOrNull(valueAt(0, 1, params, served))

const getHash: Method = (params, served) => {
  const value = valueAt(0, 1, params, served)
  return value === undefined ? null : toHex(blake2_256(value))
}

const getSize: Method = (params, served) => valueAt(0, 1, params, served)?.length ?? null

const getKeysPaged: Method = (params, { backend }) => {
  const count = params.count(1)
  if (count > MAX_PAGE) throw invalidCount(count, MAX_PAGE)
  const after = params.has(2) ? params.bytes(2) : undefined
  return stateAt(backend, params.optionalHash(3)).keys(params.bytes(0), after, count).map(toHex)
}

const getKeys: Method = (params, { backend }) => {
  const keys = stateAt(backend, params.optionalHash(1)).keys(params.bytes(0), undefined, MAX_UNPAGED + 1)
  if (keys.length > MAX_UNPAGED) throw clientError(`more than ${MAX_UNPAGED} keys begin so: use state_getKeysPaged`)
  return keys.map(toHex)
}

const queryStorage: Method = (params, { backend }) => {
  const keys = params.keys(0, MAX_KEYS)
  const from = backend.block(params.hash(1))
  const to = params.has(2) ? backend.block(params.hash(2)) : backend.head()
  const range = (why: string) => invalidBlockRange(String(params.raw(1)), String(params.raw(2)), why)
  if (from === undefined || to === undefined) throw range('There is no such block')
  if (to.number < from.number) throw range('The first block comes after the last')
  if (to.number - from.number >= MAX_BLOCKS) throw range(`It has more than ${MAX_BLOCKS} blocks`)
  const changed = changesSince()
  const sets = Array.from({ length: to.number - from.number + 1 }, (_, offset) => {
    const block = backend.hashOf(from.number + offset)
    return { block, changes: changed(stateAt(backend, block), keys) }
  })
  return sets.filter(({ changes }) => changes.length > 0)
}

const subscribeStorage: Method = (params, { backend, follow }, session) => {
  const keys = params.keys(0, MAX_KEYS)
  if (keys.length === 0) throw invalidParams('parameter 0 must name at least one key')
  return session.subscribe('state_storage', ({ notify }) => {
    const changed = changesSince()
    const tell = (block: string): void => {
      const changes = changed(stateAt(backend, block), keys)
      if (changes.length > 0) notify({ block, changes })
    }
    tell(backend.head().hash)
    return follow((block) => tell(block.hash))
  })
}

/** Tells, of one state after another, which values differ from those of the state before; of the first, all. */
function changesSince(): (state: StateView, keys: readonly Uint8Array[]) => Change[] {
  const last = new Map<string, string | null>()
  return (state, keys) => {
    const changes = changesOf(state, keys).filter(([key, value]) => last.get(key) !== value)
    for (const [key, value] of changes) last.set(key, value)
    return changes
  }
}

function changesOf(state: StateView, keys: readonly Uint8Array[]): Change[] {
  return keys.map((key) => [toHex(key), hexOrNull(state.get(key))])
}

function hexOrNull(value: Uint8Array | undefined): string | null {
  return value === undefined ? null : toHex(value)
}

/** What lies in storage. */
export const storageMethods: Methods = {
  state_getStorage: getStorage,
  state_getStorageAt: getStorage,
  state_getStorageHash: getHash,
  state_getStorageHashAt: getHash,
  state_getStorageSize: getSize,
  state_getStorageSizeAt: getSize,
  state_getKeys: getKeys,
  state_getKeysPaged: getKeysPaged,
  state_getKeysPagedAt: getKeysPaged,
  state_queryStorage: queryStorage,
  state_queryStorageAt(params, { backend }) {
    const block = params.optionalHash(1) ?? backend.head().hash
    return [{ block, changes: changesOf(stateAt(backend, block), params.keys(0, MAX_KEYS)) }]
  },
  state_subscribeStorage: subscribeStorage,
  state_unsubscribeStorage: (params, _served, session) => session.unsubscribe(params.text(0)),
}

/** Those that burden the node more than a stranger should. */
export const unsafeStorageMethods: Methods = {
  state_getPairs(params, { backend }) {
    const state = stateAt(backend, params.optionalHash(1))
    const keys = state.keys(params.bytes(0), undefined, MAX_PAIRS + 1)
    if (keys.length > MAX_PAIRS) throw clientError(`more than ${MAX_PAIRS} keys begin so`)
    return changesOf(state, keys)
  },
}
