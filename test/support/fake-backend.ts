import type { Backend, RuntimeVersion, StoredBlock } from '../../chain/host/backend.ts'
import { toHex } from '../../chain/host/hex.ts'
import { compact, encodeBytes, encodeVec } from '../../chain/host/scale.ts'
import { blake2_256 } from '../../src/crypto/hash.ts'

/** An extrinsic of the fake runtime: one of its 256 accounts, a nonce, a priority, and what else it should do. */
export type FakeExtrinsic = {
  account: number
  nonce: number
  priority?: number
  longevity?: number
  /** Makes two extrinsics of the same account and nonce differ. */
  salt?: number
  /** An encoded `TransactionValidityError` to answer instead. */
  refusal?: readonly number[]
  padding?: number
}

export function fakeExtrinsic(extrinsic: FakeExtrinsic): Uint8Array {
  const { account, nonce, priority = 1, longevity = 64, salt = 0, refusal = [], padding = 0 } = extrinsic
  const body = [account, nonce, priority, longevity, salt, refusal.length, ...refusal]
  return encodeBytes(Uint8Array.from([...body, ...new Array<number>(padding).fill(0)]))
}

/** The account's id: 32 times its number. */
export function fakeAccount(account: number): Uint8Array {
  return new Uint8Array(32).fill(account)
}

const VERSION: RuntimeVersion = {
  specName: 'fake',
  implName: 'fake',
  authoringVersion: 1,
  specVersion: 7,
  implVersion: 1,
  apis: [['0xdf6acb689907609b', 5]],
  transactionVersion: 1,
  systemVersion: 1,
}

type Fake = Backend & {
  /** Puts a block with these extrinsics on top, and raises their accounts' nonces. */
  author(...body: Uint8Array[]): StoredBlock
  /** What the runtime says of every extrinsic from now on: an encoded `TransactionValidityError`. */
  refuse(error: readonly number[] | undefined): void
  /** How often an extrinsic was validated. */
  validations(): number
  /** Storage from the next block on. */
  readonly storage: Map<string, Uint8Array>
  version: RuntimeVersion
  /** Runtime functions of the test's own. */
  readonly functions: Map<string, (input: Uint8Array) => Uint8Array>
}

/** How many blocks' states the fake keeps. */
export const FAKE_STATES = 4

/** A chain of accounts and nonces without consensus, for tests of what is built on a `Backend`. */
export function fakeBackend(): Fake {
  const listeners = new Set<(block: StoredBlock) => void>()
  const nonces = new Map<number, number>()
  const storage = new Map<string, Uint8Array>()
  const states: Map<string, Uint8Array>[] = []
  const functions = new Map<string, (input: Uint8Array) => Uint8Array>()
  let refusal: readonly number[] | undefined
  let validations = 0
  const blocks: StoredBlock[] = []
  append([])

  function append(body: readonly Uint8Array[]): StoredBlock {
    const number = blocks.length
    const parent = blocks.at(-1)?.hash.slice(2) ?? '00'.repeat(32)
    const seal = Uint8Array.of(5, 0x61, 0x75, 0x72, 0x61, ...encodeBytes(new Uint8Array(64).fill(number)))
    const header = Buffer.concat([Buffer.from(parent, 'hex'), compact(number), new Uint8Array(64), encodeVec([seal])])
    const block = { number, hash: toHex(blake2_256(header)), header, body }
    blocks.push(block)
    states.push(new Map(storage))
    return block
  }

  function validate(input: Uint8Array): Uint8Array {
    validations++
    const [, , account, nonce, priority, longevity, , length] = input
    const own = input.subarray(8, 8 + length!)
    const error = refusal ?? (length! > 0 ? own : undefined)
    if (error !== undefined) return Uint8Array.of(1, ...error)
    const now = nonces.get(account!) ?? 0
    if (nonce! < now) return Uint8Array.of(1, 0, 3)
    const tag = (n: number): Uint8Array =>
      encodeBytes(Buffer.concat([fakeAccount(account!), Uint8Array.of(n, 0, 0, 0)]))
    const u64 = (n: number): number[] => [n, 0, 0, 0, 0, 0, 0, 0]
    return Buffer.concat([
      Uint8Array.of(0, ...u64(priority!)),
      encodeVec(nonce! > now ? [tag(nonce! - 1)] : []),
      encodeVec([tag(nonce!)]),
      Uint8Array.of(...u64(longevity!), 1),
    ])
  }

  const fake: Fake = {
    genesisHash: blocks[0]!.hash,
    storage,
    functions,
    version: VERSION,
    head: () => blocks.at(-1)!,
    hashOf: (number) => blocks[number]?.hash,
    block: (hash) => blocks.find((block) => block.hash === hash),
    state(hash) {
      const number = blocks.findIndex((block) => block.hash === hash)
      const state = number <= blocks.length - 1 - FAKE_STATES ? undefined : states[number]
      if (state === undefined) return undefined
      const sorted = [...state.keys()].sort()
      return {
        get: (key) => state.get(Buffer.from(key).toString('hex')),
        keys(prefix, after, count) {
          const start = Buffer.from(prefix).toString('hex')
          const last = after === undefined ? undefined : Buffer.from(after).toString('hex')
          const found = sorted.filter((key) => key.startsWith(start) && (last === undefined || key > last))
          return found.slice(0, count).map((key) => new Uint8Array(Buffer.from(key, 'hex')))
        },
      }
    },
    call(_hash, method, input) {
      if (method === 'TaggedTransactionQueue_validate_transaction') return validate(input)
      if (method === 'AccountNonceApi_account_nonce') return Uint8Array.of(nonces.get(input[0]!) ?? 0, 0, 0, 0)
      const own = functions.get(method)
      if (own === undefined) throw new Error(`Execution failed: no function ${method}`)
      return own(input)
    },
    runtimeVersion: () => fake.version,
    onBlock(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    author(...body) {
      for (const extrinsic of body) nonces.set(extrinsic[1]!, extrinsic[2]! + 1)
      const block = append(body)
      for (const listener of listeners) listener(block)
      return block
    },
    refuse(error) {
      refusal = error
    },
    validations: () => validations,
  }
  return fake
}
