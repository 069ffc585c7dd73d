import { SubnetError } from '../lib/errors.ts'

/** A model's manifest or one of its files is not what it should be; the message names it. */
export class ModelError extends SubnetError {
  readonly code = 'MODEL'
}

/** A run that gave no answer. Retryable when it was the worker that failed and not the request. */
export class InferenceError extends SubnetError {
  readonly code = 'INFERENCE'
  override readonly retryable: boolean

  constructor(message: string, options: { readonly retryable: boolean; readonly cause?: unknown }) {
    super(message, options)
    this.retryable = options.retryable
  }
}
