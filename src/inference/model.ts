import type { Tensor } from '../lib/tensor.ts'

/**
 * How a model's files are run: `onnx` takes and gives tensors as its graph names them; `text-classification` and
 * `feature-extraction` are pipelines of transformers.js; `text-generation` is an engine of our own for chat models;
 * `char-hash` hashes character 3-grams, `char-classification` puts such hashes through a graph.
 */
export type Runtime =
  | 'onnx'
  | 'text-classification'
  | 'feature-extraction'
  | 'text-generation'
  | 'char-hash'
  | 'char-classification'

/** What `models/<task>/<name>/model.json` says, checked when it is read. */
export type Manifest = {
  readonly task: string
  readonly name: string
  readonly runtime: Runtime
  /** Each file the model needs, by its path below the manifest's folder, with its sha256 in hex. */
  readonly files: Readonly<Record<string, string>>
  /** Mean score on posed challenges, and how many items were judged for it. */
  readonly heldOutQuality: number
  readonly heldOutItems: number
  readonly licence: string
  readonly source: string
  /** The answer's tensor that is compared where this model is pinned: logits or features, nothing saturated. */
  readonly verifyOutput?: string
  /** Tensors inside the graph that are put out as well: the answer's name of each, and the graph's. */
  readonly exposes?: Readonly<Record<string, string>>
  /** Absolute folder of the manifest; not part of the file. */
  readonly folder: string
}

/** What may come with a run. A model that makes its answer bit by bit gives each of them to `emit` as it comes. */
export type RunOptions = {
  readonly signal?: AbortSignal | undefined
  readonly emit?: ((part: readonly Tensor[]) => void) | undefined
}

/** A loaded model. `run` never blocks the caller's event loop; it rejects with `InferenceError`. */
export interface Model {
  readonly manifest: Manifest
  /** How many runs it works on side by side; 1 when absent. */
  readonly width?: number
  run(inputs: readonly Tensor[], options?: RunOptions): Promise<readonly Tensor[]>
  close(): Promise<void>
}

/** A pool of worker threads; each model stays on the worker it was opened on. */
export interface Inference {
  /** Loads a model after checking its files' hashes; rejects with `ModelError` saying which file is wrong. */
  open(manifest: Manifest): Promise<Model>
  close(): Promise<void>
}
