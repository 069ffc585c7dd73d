import type { Clock } from '../lib/clock.ts'
import { Agenda } from './agenda.ts'

/** What Node calls a file that it reads, writes or closes for us. */
const FILE_WORK = /^(FSReq|CloseReq)/

/**
 * Simulated time. Things happen one after another: the next begins when the one before has come to rest, so that what
 * happens follows from the seed alone, however the machine is busy. Who sleeps and who is told of something at the same
 * millisecond is woken in an order that the seed draws; what one of them waits for keeps its own order. A process
 * simulates one world at a time: they would wait for the files of one another.
 */
export class World {
  readonly #agenda: Agenda
  #now: number
  #working = 0
  #idle: (() => void) | undefined
  #failure: { readonly thrown: unknown } | undefined

  /** @param bornMs when the simulation begins, in ms since 1970 */
  constructor({ seed, bornMs }: { readonly seed: number; readonly bornMs: number }) {
    this.#agenda = new Agenda(seed)
    this.#now = bornMs
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#now
  }

  /** Things done so far. */
  get events(): number {
    return this.#agenda.taken
  }

  /** The clock of one of those who take part. */
  clockOf(who: string): Clock {
    return { now: () => this.#now, sleep: (ms, signal) => this.#sleep(who, ms, signal) }
  }

  /** Does the work after so many ms; what it throws ends the simulation. Returns how to call it off. */
  post(who: string, ms: number, work: () => void): () => void {
    return this.#agenda.add(who, this.#now + Math.max(0, ms), work)
  }

  /** Resolves in a turn of one's own: whoever goes on after it is alone until it comes to rest. */
  turn(who: string, ms = 0): Promise<void> {
    return new Promise((resolve) => void this.post(who, ms, resolve))
  }

  /** Lets time stand still until the work of others, in a thread or a process, is done. */
  async track<T>(work: Promise<T>): Promise<T> {
    this.#working++
    try {
      return await work
    } finally {
      this.#working--
      if (this.#working === 0) this.#idle?.()
    }
  }

  /** Ends the simulation with an error. */
  fail(thrown: unknown): void {
    this.#failure ??= { thrown }
  }

  /** Lets things happen until it is done; rejects with what ended the simulation early, or when nothing is left to happen. */
  async run(isDone: () => boolean): Promise<void> {
    await this.#rest()
    while (!isDone()) {
      const event = this.#agenda.take()
      if (event === undefined) throw new RangeError('the simulation waits for something that nothing will bring about')
      this.#now = event.at
      event.work()
      await this.#rest()
      if (this.#failure !== undefined) throw this.#failure.thrown
    }
  }

  /** Lets things happen until the work is done, and gives what it resolves to. */
  async finish<T>(work: Promise<T>): Promise<T> {
    let over = false
    const end = (): void => {
      over = true
    }
    work.then(end, end)
    await this.run(() => over)
    return work
  }

  #sleep(who: string, ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason)
        return
      }
      const stop = (): void => {
        callOff()
        reject(signal?.reason)
      }
      const callOff = this.post(who, ms, () => {
        signal?.removeEventListener('abort', stop)
        resolve()
      })
      signal?.addEventListener('abort', stop, { once: true })
    })
  }

  /** Resolves when all that could go on without time has done so. */
  async #rest(): Promise<void> {
    do {
      if (this.#working > 0) await new Promise<void>((resolve) => (this.#idle = resolve))
      await new Promise<void>((resolve) => setImmediate(resolve))
    } while (this.#working > 0 || process.getActiveResourcesInfo().some((kind) => FILE_WORK.test(kind)))
  }
}
