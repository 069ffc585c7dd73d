import type { Tensor } from '../lib/tensor.ts'
import type { Manifest } from './model.ts'

/** What the pool asks of a worker. Models and orders are numbered by the pool. */
export type Order =
  | { readonly kind: 'open'; readonly id: number; readonly model: number; readonly manifest: Manifest }
  | { readonly kind: 'run'; readonly id: number; readonly model: number; readonly inputs: readonly Tensor[] }
  | { readonly kind: 'close'; readonly id: number; readonly model: number }

/** Nobody waits for the order any more. It is answered all the same, soon if its model minds it. */
export type Cancel = { readonly kind: 'cancel'; readonly id: number }

/** Asks the worker to let go of its models and end; nothing is answered. */
export type End = { readonly kind: 'end' }

/** What the worker says of an order: parts, if its model gives any, and then its end. `open` and `close` have no outputs. */
export type Reply =
  | { readonly kind: 'part'; readonly id: number; readonly outputs: readonly Tensor[] }
  | { readonly kind: 'done'; readonly id: number; readonly outputs: readonly Tensor[] }
  | { readonly kind: 'failed'; readonly id: number; readonly fault: 'model' | 'run'; readonly message: string }
