import type { Tensor } from '../lib/tensor.ts'
import type { Manifest } from './model.ts'

/** What the pool asks of a worker, one at a time. Models are numbered by the pool. */
export type Order =
  | { readonly kind: 'open'; readonly model: number; readonly manifest: Manifest }
  | { readonly kind: 'run'; readonly model: number; readonly inputs: readonly Tensor[] }
  | { readonly kind: 'close'; readonly model: number }

/** Asks the worker to let go of its models and end; nothing is answered. */
export type End = { readonly kind: 'end' }

/** What the worker answers, in the order it was asked. `open` and `close` have no outputs. */
export type Reply =
  | { readonly ok: true; readonly outputs: readonly Tensor[] }
  | { readonly ok: false; readonly fault: 'model' | 'run'; readonly message: string }
