import type { Cache, CacheShape } from './cache.ts'

/** New tokens for each row of a batch, all of one length, and what the model remembers of those before. */
export type Step = {
  readonly ids: readonly (readonly number[])[]
  readonly cache: Cache
  /** How many positions of each row's cache are padding, on the left. */
  readonly pads: readonly number[]
  /** For how many of the last new positions logits are wanted. */
  readonly keep: number
}

/** Logits of [rows, keep, vocabulary], which hold until the next step, and the cache with the new tokens in it: the same where there was room. */
export type Stepped = { readonly logits: Float32Array; readonly cache: Cache }

/** A language model that goes on where its cache ends. */
export interface Decoder {
  readonly shape: CacheShape
  readonly vocabulary: number
  readonly endToken: number
  step(step: Step): Promise<Stepped>
  close(): Promise<void>
}
