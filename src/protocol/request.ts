import type { Tensor } from '../lib/tensor.ts'
import type { WireCode } from './codes.ts'

/** A question to a miner. A person's query and a validator's challenge are the same message. */
export type Request = {
  readonly task: string
  readonly inputs: readonly Tensor[]
  /** A u64 that the asker draws at random; it serves once for each asker and miner. */
  readonly nonce: bigint
  /** The newest block the asker knows. */
  readonly block: bigint
  /** Whether pieces of the answer are wanted as they come; the answer holds them all once more. */
  readonly stream?: boolean
}

/** Why a peer gave nothing. */
export type Fault = { readonly ok: false; readonly code: WireCode; readonly reason: string }

/** A miner's answer and the hash of the model that made it, or why there is none. */
export type Response = { readonly ok: true; readonly outputs: readonly Tensor[]; readonly model: string } | Fault

/** One kind of work a miner does: with which model (its hash in hex), and how many units a second it can hold. */
export type Offer = { readonly task: string; readonly model: string; readonly capacity: number }

/** All the work a miner does. */
export type Offers = { readonly ok: true; readonly offers: readonly Offer[] } | Fault

/** The exchanges of a round that a miner is to sign for: their nonces, in the order of the tree. */
export type Sealing = { readonly round: number; readonly nonces: readonly bigint[] }

/** A miner's root over its claims of a round, 32 bytes, and its signature, 64 bytes; neither is checked yet. */
export type Seal = { readonly ok: true; readonly root: Uint8Array; readonly signature: Uint8Array } | Fault

/** A miner's signature of one claim, 64 bytes, not checked yet. */
export type Signed = { readonly ok: true; readonly signature: Uint8Array } | Fault

/** A peer's fault, as a value. */
export function fault(code: WireCode, reason: string): Fault {
  return { ok: false, code, reason }
}
