import { existsSync } from 'node:fs'
import { blake2_256 } from '../../src/crypto/hash.ts'
import { ready } from '../../src/crypto/ready.ts'
import { sr25519Verify } from '../../src/crypto/sr25519.ts'
import { BadInputError } from '../../src/lib/errors.ts'
import type { Log } from '../../src/lib/log.ts'
import { readAuthorities } from './aura.ts'
import type { StoredBlock } from './backend.ts'
import { RuntimeError } from './executor/error.ts'
import { layoutOf } from './executor/functions/storage.ts'
import { Runtimes } from './executor/runtimes.ts'
import { buildGenesis, type GenesisSettings, genesisHeader } from './genesis.ts'
import { decodeHeader } from './header.ts'
import { toHex } from './hex.ts'
import { encodeVec } from './scale.ts'
import { slotOf, unseal } from './seal.ts'
import { Session } from './state/session.ts'
import { Store } from './store/store.ts'
import type { Trie } from './trie/node.ts'
import { rootOf } from './trie/root.ts'
import { entries } from './trie/walk.ts'

/** After so many blocks others get their turn and progress is told. */
const BLOCKS_PER_TURN = 20

/** What a check of the whole chain found. */
export type VerifyReport =
  | { readonly ok: true; readonly blocks: number; readonly head: string; readonly genesisHash: string }
  | { readonly ok: false; readonly block: number; readonly reason: string }

export type VerifyOptions = {
  readonly dataDir: string
  readonly onProgress?: (block: number, head: number) => void
  readonly signal?: AbortSignal
}

/**
 * Builds genesis again from the stored settings and code and runs every block through the state's own code: seals,
 * state roots, and at the end the stored state. Throws `BadInputError` where there is no chain, `LockedError` where
 * one runs.
 */
export async function verifyChain({ log }: { readonly log: Log }, options: VerifyOptions): Promise<VerifyReport> {
  const { dataDir, onProgress, signal } = options
  if (!existsSync(dataDir) || !Store.holdsChain(dataDir)) throw new BadInputError(`there is no chain in '${dataDir}'`)
  await ready()
  const store = new Store(dataDir)
  try {
    const runtimes = new Runtimes(log)
    const code = store.genesisCode()
    const genesis = runtimes.compile(code)
    let state = buildGenesis(genesis, code, store.settings() as GenesisSettings)
    const genesisHash = toHex(blake2_256(genesisHeader(genesis, state)))
    let parent = genesisHash
    if (store.hashOf(0) !== genesisHash)
      return { ok: false, block: 0, reason: `genesis is ${genesisHash} when rebuilt` }
    const head = store.head()
    for (let number = 1; number <= head; number++) {
      const block = store.block(number)
      const next = block === undefined ? 'it is missing' : runBlock(runtimes, state, block, parent)
      if (typeof next === 'string') return { ok: false, block: number, reason: next }
      state = next.state
      parent = block!.hash
      if (number % BLOCKS_PER_TURN !== 0 && number !== head) continue
      onProgress?.(number, head)
      await new Promise(setImmediate)
      signal?.throwIfAborted()
    }
    const difference = compareState(state, store)
    if (difference !== undefined) return { ok: false, block: head, reason: difference }
    return { ok: true, blocks: head, head: parent, genesisHash }
  } finally {
    await store.close()
  }
}

/** The state after the block, or what is wrong with it. */
function runBlock(runtimes: Runtimes, before: Trie, block: StoredBlock, parent: string): { state: Trie } | string {
  if (toHex(blake2_256(block.header)) !== block.hash) return 'its hash is not that of its header'
  const header = decodeHeader(block.header)
  if (header.number !== block.number || toHex(header.parentHash) !== parent) return 'it does not follow its parent'
  const runtime = runtimes.of(before)
  const bare = unseal(block.header)
  if (bare === undefined) return 'it has no seal'
  const slot = slotOf(bare.header)
  if (slot === undefined) return 'it names no slot'
  const authorities = readAuthorities(runtime, before)
  const author = authorities[Number(slot % BigInt(authorities.length))]
  if (author === undefined || !sr25519Verify(bare.signature, blake2_256(bare.header), author)) {
    return `its seal is not that of the authority of slot ${slot}`
  }
  const session = new Session(before)
  try {
    const body = Buffer.concat([bare.header, encodeVec(block.body)])
    runtime.call(session, 'Core_execute_block', body)
  } catch (error) {
    if (error instanceof RuntimeError) return error.message
    throw error
  }
  const root = rootOf(session.trie, layoutOf(runtime.version().systemVersion))
  if (Buffer.compare(root, header.stateRoot) !== 0) return `its state root is ${toHex(root)} when run again`
  return { state: session.trie }
}

/** The first key at which the stored state is another one. */
function compareState(state: Trie, store: Store): string | undefined {
  const stored = store.state()
  for (const [key, value] of entries(state)) {
    const next = stored.next()
    if (next.done || next.value[0] !== key || Buffer.compare(next.value[1], value) !== 0) {
      return `the stored state differs at key 0x${key}`
    }
  }
  const more = stored.next()
  return more.done ? undefined : `the stored state has the key 0x${more.value[0]} besides`
}
