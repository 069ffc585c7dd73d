/** How many pass at once, and how many may wait for a place. */
export type GateLimits = { readonly running: number; readonly waiting: number }

/** Lets a bounded number of pieces of work run, a bounded number wait in order, and turns the rest away. */
export class Gate {
  readonly #limits: GateLimits
  readonly #waiters: (() => void)[] = []
  #running = 0

  constructor(limits: GateLimits) {
    this.#limits = limits
  }

  /**
   * Runs the work when there is a place; `undefined` at once when all places and all seats are taken. Rejects with
   * the signal's reason when it aborts before the work began; once begun the work minds the signal itself.
   */
  pass<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> | undefined {
    if (this.#running < this.#limits.running) {
      this.#running += 1
      return this.#run(work)
    }
    if (this.#waiters.length >= this.#limits.waiting) return undefined
    return this.#wait(signal).then(() => this.#run(work))
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiters.splice(this.#waiters.indexOf(enter), 1)
        reject(signal.reason)
      }
      const enter = (): void => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      this.#waiters.push(enter)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  /** The place is taken already; it goes to the next who waits, or becomes free. */
  async #run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } finally {
      const next = this.#waiters.shift()
      if (next === undefined) this.#running -= 1
      else next()
    }
  }
}
