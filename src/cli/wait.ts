/** Resolves when the signal aborts; how a command that serves waits for its end. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  // A pending promise alone does not keep the process alive.
  const alive = setInterval(() => {}, 60_000)
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        clearInterval(alive)
        resolve()
      },
      { once: true },
    )
  })
}
