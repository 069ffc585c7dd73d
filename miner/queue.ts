/** A place in the queue: `turn` resolves when it is served, rejects when its signal aborts first. */
export type Place = { readonly turn: Promise<void>; leave(): void }

/** Lets `concurrency` requests run and `queue` more wait; the next is told to come again. */
export class Queue {
  readonly #concurrency: number
  readonly #queue: number
  #running = 0
  readonly #waiting: (() => void)[] = []

  constructor({ concurrency, queue }: { readonly concurrency: number; readonly queue: number }) {
    this.#concurrency = concurrency
    this.#queue = queue
  }

  /** A place, or `undefined` when the queue is full. Whoever enters leaves exactly once, served or not. */
  enter(signal: AbortSignal): Place | undefined {
    if (this.#running < this.#concurrency) {
      this.#running++
      return { turn: Promise.resolve(), leave: () => this.#next() }
    }
    if (this.#waiting.length >= this.#queue) return undefined

    let served = false
    let start = (): void => {}
    const turn = new Promise<void>((resolve, reject) => {
      start = () => {
        served = true
        signal.removeEventListener('abort', stop)
        resolve()
      }
      const stop = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(start), 1)
        reject(signal.reason)
      }
      signal.addEventListener('abort', stop, { once: true })
    })
    this.#waiting.push(start)
    return {
      turn,
      leave: () => {
        if (served) this.#next()
      },
    }
  }

  #next(): void {
    const next = this.#waiting.shift()
    if (next !== undefined) next()
    else this.#running--
  }
}
