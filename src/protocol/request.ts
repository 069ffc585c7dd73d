import type { Tensor } from '../lib/tensor.ts'
import type { WireCode } from './codes.ts'

/** A question to a miner. A person's query and a validator's challenge are the same message. */
export type Request = { readonly task: string; readonly inputs: readonly Tensor[] }

/** A miner's answer, or why there is none. */
export type Response =
  | { readonly ok: true; readonly outputs: readonly Tensor[] }
  | { readonly ok: false; readonly code: WireCode; readonly reason: string }
