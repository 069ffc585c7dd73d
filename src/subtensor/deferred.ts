/** A promise that somebody else settles; the same as `Promise.withResolvers`, which Node has from version 22. */
export type Deferred<T> = {
  readonly promise: Promise<T>
  readonly resolve: (value: T) => void
  readonly reject: (error: unknown) => void
}

/** A fresh one. Its rejection is no unhandled one when nobody waits. */
export function deferred<T>(): Deferred<T> {
  let settle: Omit<Deferred<T>, 'promise'> | undefined
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject }
  })
  promise.catch(() => undefined)
  // The executor has run before the constructor returns.
  return { promise, ...settle! }
}
