import type { Model } from '../inference/model.ts'
import type { Tensor, TensorSpec } from '../lib/tensor.ts'
import type { Reason } from './reason.ts'
import type { Tally } from './tally.ts'

/** What judging an answer gives: the sum of the items' scores, each in [0, 1], and how many items there were. */
export type Judgement = { readonly sum: number; readonly count: number }

/** Whose answer to what: all that both sides know of an exchange before it is answered. */
export type Asked = {
  /** Hash of the chain's first block in hex. */
  readonly genesis: string
  /** Addresses of the hotkeys. */
  readonly asker: string
  readonly miner: string
  /** Drawn by the asker, used once between the two. */
  readonly nonce: bigint
  readonly inputs: readonly Tensor[]
}

/** What a run may know and use beside the model and the inputs. */
export type RunContext = {
  readonly asked?: Asked
  /** Takes pieces of an answer that comes bit by bit; the answer still holds everything. */
  readonly emit?: (part: readonly Tensor[]) => void
  readonly signal?: AbortSignal
}

/** What tasks of both classes have. */
export interface TaskBase {
  readonly name: string
  /** One sentence for people. */
  readonly summary: string
  readonly inputs: readonly TensorSpec[]
  readonly outputs: readonly TensorSpec[]
  /** Most items one request may hold, whoever asks. */
  readonly maxItems: number
  /** How many items people ask for at once: `sizes[i]` is the weight of requests of i + 1 items. */
  readonly sizes: readonly number[]
  /** The least well-formed challenge-like query for one person's words or file; rejects with `BadInputError`. */
  ask(words: Words): Promise<readonly Tensor[]>
  /** The answer as a person reads it, one entry an item. */
  tell(inputs: readonly Tensor[], outputs: readonly Tensor[]): readonly Answer[]
  /** Work units of an exchange: items, or tokens for text. Without an answer: those it would have had at least. */
  units(inputs: readonly Tensor[], outputs: readonly Tensor[] | undefined): number
  /** Runs one request on an opened model; rejects with `BadInputError` when the inputs are not this task's. */
  run(model: Model, inputs: readonly Tensor[], context?: RunContext): Promise<readonly Tensor[]>
}

/** Class B: miners answer with models of their own, and a hidden key says how good the answer is. */
export interface OpenTask extends TaskBase {
  readonly class: 'open'
  /** Quality of a blind guess. */
  readonly guess: number
  /** Whether the requests of a challenge are judged together, so that none may be left out. */
  readonly together?: true
  /** Whether `pose` minds how long requests should be; else one is chosen of many that it poses. */
  readonly mindsBytes?: true
  /**
   * A pure function of what it is given: the same seed poses and judges the same challenge.
   *
   * @param seed 32 bytes
   * @param sizes how many items each request has
   * @param difficulty in [0, 1]; `DIFFICULTY` when not given
   * @param bytes about how long each request should be; only tasks that say so mind it
   */
  pose(seed: Uint8Array, sizes: readonly number[], difficulty?: number, bytes?: readonly number[]): OpenChallenge
}

/** Requests put to one miner, and the only judge of its answers; the key never leaves it. */
export interface OpenChallenge {
  readonly requests: readonly (readonly Tensor[])[]
  /**
   * One judgement a request; several requests may be judged together. Pure. A missing or malformed answer has
   * the sum 0 over the same count.
   */
  judge(answers: readonly (readonly Tensor[] | undefined)[]): readonly Judgement[]
}

/** Class A: everybody serves the same pinned model, and an answer is checked by running it again. */
export interface ServedTask extends TaskBase {
  readonly class: 'served'
  /** As an open task's, but there is no key. */
  pose(seed: Uint8Array, sizes: readonly number[]): { readonly requests: readonly (readonly Tensor[])[] }
  /**
   * Runs the pinned model on what was asked and compares. Never rejects for a peer's fault.
   *
   * @param outputs the answer; without one there is nothing to check, and the reason is UNCHECKED
   */
  verify(
    model: Model,
    asked: Asked,
    outputs: readonly Tensor[] | undefined,
    options: VerifyOptions,
  ): Promise<Verification>
}

export type VerifyOptions = {
  /** Greatest relative L2 of an item that is still the model's own. */
  readonly tolerance: number
  /** 32 bytes that nobody could know before the answer was signed: what is checked when not all is. */
  readonly draw: Uint8Array
  readonly signal?: AbortSignal
}

/** What re-execution says of an answer: all of its items hold, or none is paid. */
export type Verification = Judgement & {
  readonly reason: Reason
  /** The greatest of the items, where numbers were compared. */
  readonly relativeL2?: number
  /** What is counted across a miner's answers, where one alone shows too little. */
  readonly tally?: Tally
}

/** One kind of work the subnet pays for. */
export type Task = OpenTask | ServedTask

/** What a person gave on the command line: texts, or a file's bytes. */
export type Words = { readonly texts: readonly string[] } | { readonly file: Uint8Array }

/** As `{ label, score }` for classes, `{ embedding }` for vectors. */
export type Answer = Readonly<Record<string, string | number | readonly number[]>>
