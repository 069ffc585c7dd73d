import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { encodeAddress } from '../../src/crypto/ss58.ts'
import { commitHash } from '../../src/subtensor/commits.ts'
import type { Signer } from '../support/signer.ts'

/** An account by its number: 0 is sudo, then the coldkeys, then the hotkeys. */
export type AccountRef = { readonly account: number }

/** A call with its arguments as data, so that a stream of them can be written down and cut. */
export type CallData = { readonly call: string; readonly args: readonly unknown[] }

/** Weights of a hotkey to commit to by their hash. */
export type SealedData = {
  readonly signer: number
  readonly netuid: number
  readonly mechanism: number
  readonly uids: readonly number[]
  readonly values: readonly number[]
  readonly salt: readonly number[]
}

/** One call of the stream: who signs it, and how many blocks are made before it. */
export type Step = CallData & { readonly signer: number; readonly gap: number }

/** How many coldkeys there are. */
export const COLDKEYS = 100
/** How many hotkeys there are; hotkey `h` is meant for coldkey `h % COLDKEYS`. */
export const HOTKEYS = 200

/** Account number of a coldkey. */
export const coldkey = (index: number): number => 1 + (index % COLDKEYS)

/** Account number of a hotkey. */
export const hotkey = (index: number): number => 1 + COLDKEYS + (index % HOTKEYS)

/** Account number of the coldkey for which a hotkey is meant. */
export const ownerOf = (hotkeyAccount: number): number => coldkey(hotkeyAccount - 1 - COLDKEYS)

/** The secret URI of an account. */
export const uriOf = (account: number): string => (account === 0 ? '//Alice' : `//fuzz//${account}`)

const publicKeys = new Map<number, Uint8Array>()

/** The public key of an account. */
export function publicKeyOf(account: number): Uint8Array {
  const known = publicKeys.get(account) ?? keypairFromUri(uriOf(account)).publicKey
  publicKeys.set(account, known)
  return known
}

/** Arguments as the client library takes them: accounts become public keys, sealed weights hashes, nested calls calls. */
export function resolve(value: unknown, signer: Signer): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, signer))
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  if ('account' in value) return publicKeyOf((value as AccountRef).account)
  if ('sealed' in value) return hashOf((value as { sealed: SealedData }).sealed)
  if ('call' in value) {
    const { call, args } = value as CallData
    return signer.call(call, ...args.map((argument) => resolve(argument, signer)))
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, signer)]))
}

const hashOf = ({ signer, ...sealed }: SealedData): string =>
  commitHash({ ...sealed, hotkey: encodeAddress(publicKeyOf(signer)), versionKey: 0n })
