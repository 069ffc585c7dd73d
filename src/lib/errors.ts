/** What every error of this project has: a code that never changes, and whether trying again can help. */
export abstract class SubnetError extends Error {
  abstract readonly code: string
  readonly retryable: boolean = false

  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = new.target.name
  }
}

/** A wait ended because its deadline passed. */
export class DeadlineError extends SubnetError {
  readonly code = 'DEADLINE'
  override readonly retryable = true
  readonly waitedMs: number

  /** @param what names the thing waited for, as in "a new block" */
  constructor(what: string, waitedMs: number) {
    super(`waited ${waitedMs} ms for ${what}`)
    this.waitedMs = waitedMs
  }
}

/** Something was asked of us that is wrong; the message says what would be right. */
export class BadInputError extends SubnetError {
  readonly code = 'BAD_INPUT'
}

/** Makes an `Error` of whatever was thrown, so that it can be logged and be a cause. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}
