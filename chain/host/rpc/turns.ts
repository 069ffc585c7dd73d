/** For how long requests may hold the event loop before timers and sockets have their turn. */
const SLICE_MS = 5

/**
 * Runs work of all connections one piece after another, first come first served, and gives the event loop
 * free in between: blocks are built on the same loop, and must be built on time.
 */
export class Turns {
  readonly #waiting: (() => void)[] = []
  #scheduled = false

  /** Runs the work when its turn has come. */
  run<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => {
        try {
          resolve(work())
        } catch (thrown) {
          reject(thrown)
        }
      })
      this.#schedule()
    })
  }

  #schedule(): void {
    if (this.#scheduled || this.#waiting.length === 0) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      const end = performance.now() + SLICE_MS
      do this.#waiting.shift()?.()
      while (performance.now() < end && this.#waiting.length > 0)
      this.#schedule()
    })
  }
}
