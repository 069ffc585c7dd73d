import type { ApiPromise } from '@polkadot/api'
import { blake2_256 } from '../crypto/hash.ts'
import type { Keypair } from '../crypto/keypair.ts'
import type { BlockRef } from './chain.ts'
import { UnsupportedChainError } from './errors.ts'

/** Blocks for which a signed extrinsic is valid. A power of two, as the encoding of eras asks. */
export const ERA_BLOCKS = 64
/** MultiSignature's variant for sr25519. */
const SR25519 = 1

/** A call by the names of the metadata, in camelCase, with its arguments in order. */
export type Call = {
  readonly pallet: string
  readonly method: string
  readonly args: readonly unknown[]
  /** What messages call it, where it is not `pallet.method`. */
  readonly title?: string
}

/**
 * A call by the chain's own names, `SubtensorModule` and `add_stake`, with its arguments by theirs. An argument may be
 * a call itself, as `Sudo.sudo` takes one, or a list of them, as `Utility.batch` does.
 */
export type NamedCall = {
  readonly pallet: string
  readonly call: string
  readonly args: Readonly<Record<string, unknown>>
}

/** A call that a runtime has: its name and its arguments in order, with the types the metadata gives them. */
export type CallShape = {
  readonly call: string
  readonly args: readonly { readonly name: string; readonly type: string }[]
}

/** An extrinsic ready to send: its bytes in `0x` hex and the `0x` hex of their blake2-256 hash. */
export type Signed = { readonly hex: string; readonly hash: string }

/** What binds a signature to one place in the chain; its era begins at `birth`. */
export type SignAt = { readonly nonce: bigint; readonly birth: BlockRef; readonly eraBlocks?: number }

/** The calls of a pallet; none when the runtime lacks it. */
export function callsOf(api: ApiPromise, pallet: string): readonly CallShape[] {
  return Object.values(api.tx[sectionOf(pallet)] ?? {}).map(({ meta }) => ({
    call: meta.name.toString(),
    args: meta.fields.map((field, at) => ({
      name: field.name.unwrapOr(meta.args[at]?.name)?.toString() ?? String(at),
      type: meta.args[at]?.type.toString() ?? '',
    })),
  }))
}

/** Puts the arguments in the metadata's order. Throws `UnsupportedChainError` when the runtime has no such call or takes others. */
export function orderCall(api: ApiPromise, { pallet, call, args }: NamedCall): Call {
  const shape = callsOf(api, pallet).find((one) => one.call === call)
  if (shape === undefined) throw new UnsupportedChainError(`the runtime has no call ${pallet}.${call}`)
  const unknown = Object.keys(args).filter((name) => !shape.args.some((arg) => arg.name === name))
  const missing = shape.args.filter(({ name }) => !Object.hasOwn(args, name)).map(({ name }) => name)
  if (unknown.length + missing.length > 0) {
    const taken = shape.args.map(({ name, type }) => `${name}: ${type}`).join(', ')
    throw new UnsupportedChainError(`${pallet}.${call} takes other arguments: ${taken}`)
  }
  const ordered = shape.args.map(({ name }) => {
    const value = args[name]
    if (Array.isArray(value) && value.every(isNamedCall)) return value.map((each) => build(api, orderCall(api, each)))
    return isNamedCall(value) ? build(api, orderCall(api, value)) : value
  })
  return { pallet: sectionOf(pallet), method: camelCase(call), args: ordered, title: `${pallet}.${call}` }
}

/** Signs a call as an extrinsic of version 4. Throws `UnsupportedChainError` when the runtime has no such call. */
export function signCall(
  api: ApiPromise,
  call: Call,
  { signer, nonce, birth, eraBlocks = ERA_BLOCKS }: SignAt & { readonly signer: Keypair },
): Signed {
  const { genesisHash, registry, runtimeVersion } = api
  const era = registry.createTypeUnsafe('ExtrinsicEra', [{ current: Number(birth.number), period: eraBlocks }])
  const pair = {
    address: signer.address,
    addressRaw: signer.publicKey,
    publicKey: signer.publicKey,
    sign: (message: Uint8Array) => Buffer.concat([Buffer.of(SR25519), signer.sign(message)]),
  }
  const options = {
    blockHash: birth.hash,
    era,
    genesisHash,
    nonce: Number(nonce),
    runtimeVersion,
    signedExtensions: registry.signedExtensions,
  }
  const bytes = build(api, call)
    .sign(pair as Parameters<Sign>[0], options as unknown as Parameters<Sign>[1])
    .toU8a()
  return { hex: hexOf(bytes), hash: hexOf(blake2_256(bytes)) }
}

type Submittable = ReturnType<ApiPromise['tx'][string][string]>
type Sign = Submittable['sign']

function build(api: ApiPromise, { pallet, method, args }: Call): Submittable {
  const make = api.tx[pallet]?.[method]
  if (make === undefined) throw new UnsupportedChainError(`the runtime has no call ${pallet}.${method}`)
  return make(...args)
}

function isNamedCall(value: unknown): value is NamedCall {
  return typeof value === 'object' && value !== null && 'pallet' in value && 'call' in value && 'args' in value
}

function sectionOf(pallet: string): string {
  return pallet.charAt(0).toLowerCase() + pallet.slice(1)
}

function camelCase(name: string): string {
  return name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** Bytes as `0x` hex. */
export function hexOf(bytes: Uint8Array): string {
  return `0x${Buffer.from(bytes).toString('hex')}`
}
