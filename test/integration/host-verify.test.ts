import { beforeAll, expect, test } from 'vitest'
import { readSlotDuration } from '../../chain/host/aura.ts'
import type { StoredBlock } from '../../chain/host/backend.ts'
import { buildBlock } from '../../chain/host/build.ts'
import type { Chain } from '../../chain/host/chain.ts'
import { decodeHeader, encodeHeader } from '../../chain/host/header.ts'
import { toHex } from '../../chain/host/hex.ts'
import { seal } from '../../chain/host/seal.ts'
import { type StateChange, Store } from '../../chain/host/store/store.ts'
import type { Trie } from '../../chain/host/trie/node.ts'
import { differences } from '../../chain/host/trie/walk.ts'
import { type VerifyReport, verifyChain } from '../../chain/host/verify.ts'
import { blake2_256 } from '../../src/crypto/hash.ts'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { silent } from '../../src/lib/log.ts'
import { grow, NO_TRANSACTIONS, openDevelopment, temporaryFolder, timeOf } from '../support/embedded.ts'
import { createSigner } from '../support/signer.ts'

beforeAll(ready)

const verify = (dataDir: string): Promise<VerifyReport> => verifyChain({ log: silent }, { dataDir })

test('a chain with transactions in it holds, and its head is the one that was told', async () => {
  const dataDir = temporaryFolder()
  const chain = await openDevelopment(dataDir)
  await grow(chain, 1)
  const { sign } = createSigner(chain)
  const bob = keypairFromUri('//Bob').address
  const head = await grow(chain, 1, {
    ready: () => [{ hash: '0', bytes: sign('//Alice', 0, 'balances.transferKeepAlive', bob, 1_000_000_000) }],
    refused: () => expect.unreachable(),
  })
  expect(head.body.length).toBe(2)
  await grow(chain, 25)
  const { hash } = chain.head()
  await chain.close()
  const told: number[] = []
  const report = await verifyChain({ log: silent }, { dataDir, onProgress: (block) => told.push(block) })
  expect(report).toEqual({ ok: true, blocks: 27, head: hash, genesisHash: chain.genesisHash })
  expect(told).toEqual([20, 27])
})

test('what is no chain is said to be none', async () => {
  await expect(verify(temporaryFolder())).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

type Forgery = { header: Uint8Array; body: readonly Uint8Array[]; state: Trie; stray?: StateChange }

/** Puts a fourth block into the store that nobody checked. */
async function forge(make: (chain: Chain, honest: Forgery) => Forgery): Promise<string> {
  const dataDir = temporaryFolder()
  const chain = await openDevelopment(dataDir)
  await grow(chain, 3)
  const { runtime, state } = chain.tip()
  const { header, number } = chain.head()
  const slotMs = readSlotDuration(runtime, state)
  const timestampMs = timeOf(chain) + slotMs
  const place = { parent: { header, number, state }, slot: BigInt(timestampMs / slotMs), timestampMs }
  const options = { transactions: NO_TRANSACTIONS, hasTime: () => true }
  const forged = make(chain, buildBlock({ runtime, log: silent }, place, options))
  await chain.close()
  const store = new Store(dataDir)
  const changes: StateChange[] = forged.stray === undefined ? [] : [forged.stray]
  differences(state, forged.state, (key, before, after) => changes.push({ key, before, after }))
  const block: StoredBlock = { ...forged, number: number + 1, hash: toHex(blake2_256(forged.header)) }
  await store.append(block, changes, 300)
  await store.close()
  return dataDir
}

const keyOf = keypairFromUri
const sealed = (built: Forgery): Forgery => ({ ...built, header: seal(built.header, keyOf('//Alice')) })

test.each<[string, (chain: Chain, honest: Forgery) => Forgery, RegExp]>([
  ['without a seal', (_, built) => built, /no seal/],
  ['sealed by another key', (_, built) => ({ ...built, header: seal(built.header, keyOf('//Bob')) }), /its seal/],
  ['whose body was changed', (_, built) => sealed({ ...built, body: [...built.body, Uint8Array.of(4, 4)] }), /./],
  [
    'that names another state root',
    (_, built) => {
      const open = decodeHeader(built.header)
      return sealed({ ...built, header: encodeHeader({ ...open, stateRoot: new Uint8Array(32) }) })
    },
    /Core_execute_block/,
  ],
  [
    'on another parent',
    (_, built) => {
      const open = decodeHeader(built.header)
      return sealed({ ...built, header: encodeHeader({ ...open, parentHash: new Uint8Array(32) }) })
    },
    /does not follow/,
  ],
  [
    'with a stored state that it does not make',
    (_, built) => ({ ...sealed(built), stray: { key: 'ff', before: undefined, after: Uint8Array.of(1) } }),
    /stored state/,
  ],
])('a block %s is found', async (_, make, reason) => {
  const report = await verify(await forge(make))
  expect(report).toMatchObject({ ok: false, block: 4, reason: expect.stringMatching(reason) })
})

test('an honest block put there the same way holds', async () => {
  expect(await verify(await forge((_, built) => sealed(built)))).toMatchObject({ ok: true, blocks: 4 })
})

test("a chain whose stored state is not its head's does not open", async () => {
  const stray = { key: 'ff', before: undefined, after: Uint8Array.of(1) }
  const dataDir = await forge((_, built) => ({ ...sealed(built), stray }))
  await expect(openDevelopment(dataDir)).rejects.toMatchObject({ code: 'STORE' })
})
