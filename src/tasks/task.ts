import type { Model } from '../inference/model.ts'
import type { Tensor, TensorSpec } from '../lib/tensor.ts'

/** What judging an answer gives: the sum of the items' scores, each in [0, 1], and how many items there were. */
export type Judgement = { readonly sum: number; readonly count: number }

/** A question put to a miner, and the only judge of its answer; the key never leaves it. */
export interface Challenge {
  readonly inputs: readonly Tensor[]
  /** Pure. A missing or malformed answer has the sum 0 over the same count. */
  judge(outputs: readonly Tensor[] | undefined): Judgement
}

/** One kind of work the subnet pays for. */
export interface Task {
  readonly name: string
  /** One sentence for people. */
  readonly summary: string
  readonly inputs: readonly TensorSpec[]
  readonly outputs: readonly TensorSpec[]
  /** Quality of a blind guess: weights are linear above it. */
  readonly baseline: number
  /** Most items one request may hold, whoever asks. */
  readonly maxItems: number
  /** A pure function of the seed: the same seed poses and judges the same challenge. */
  pose(seed: Uint8Array): Challenge
  /** The least well-formed challenge-like query for one person's words or file; rejects with `BadInputError`. */
  ask(words: Words): Promise<readonly Tensor[]>
  /** The answer as a person reads it, one entry an item. */
  tell(inputs: readonly Tensor[], outputs: readonly Tensor[]): readonly Answer[]
  /** Runs one request on an opened model; rejects with `BadInputError` when the inputs are not this task's. */
  run(model: Model, inputs: readonly Tensor[], signal?: AbortSignal): Promise<readonly Tensor[]>
}

/** What a person gave on the command line: texts, or a file's bytes. */
export type Words = { readonly texts: readonly string[] } | { readonly file: Uint8Array }

/** As `{ label, score }` for classes, `{ embedding }` for vectors. */
export type Answer = Readonly<Record<string, string | number | readonly number[]>>
