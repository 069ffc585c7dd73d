import { blake2_256 } from '../../src/crypto/hash.ts'
import { ready } from '../../src/crypto/ready.ts'
import type { Log } from '../../src/lib/log.ts'
import { executeBlock } from './execute.ts'
import { Runtimes } from './executor/runtimes.ts'
import { buildGenesis, type GenesisSettings, genesisHeader } from './genesis.ts'
import { toHex } from './hex.ts'
import { Store } from './store/store.ts'
import type { Trie } from './trie/node.ts'
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
  await ready()
  const store = Store.existing(dataDir)
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
      const next =
        block === undefined ? 'it is missing' : executeBlock(runtimes.of(state), { state, hash: parent }, block)
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
