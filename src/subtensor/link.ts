import { type Backoff, backoffMs } from '../lib/backoff.ts'
import { withDeadline } from '../lib/deadline.ts'
import { DeadlineError, SubnetError, toError } from '../lib/errors.ts'
import { deferred } from './deferred.ts'
import { ChainUnreachableError, UnsupportedChainError } from './errors.ts'
import { checkEndpoint } from './rpc.ts'
import { openSession, type Session, type SessionModules } from './session.ts'

export type LinkOptions = {
  readonly endpoint: string
  /** How long a call waits for a chain that is gone before it rejects. */
  readonly timeoutMs: number
}

const BACKOFF: Backoff = { delayMs: 100, maxDelayMs: 5_000 }
/** A silent connection is asked for a sign of life this often. */
const KEEPALIVE_MS = 15_000
/** Reads that a lost connection cut off are asked again on the next one this often. */
const MAX_READS = 3

/**
 * Keeps one session with the node alive: opens another when it ends or the runtime is upgraded, and waits
 * longer after each failure. Everybody of the process shares it.
 */
export class Link {
  readonly endpoint: string
  readonly #modules: SessionModules
  readonly #timeoutMs: number
  readonly #closed = new AbortController()
  readonly #joiners: ((session: Session) => void)[] = []
  readonly #mourners: ((error: ChainUnreachableError) => void)[] = []
  #session: Session | undefined
  #arrival = deferred<Session>()
  #why = 'it does not answer'
  #genesisHash: string | undefined
  #running: Promise<void> | undefined

  constructor(modules: SessionModules, { endpoint, timeoutMs }: LinkOptions) {
    this.#modules = modules
    this.endpoint = checkEndpoint(endpoint)
    this.#timeoutMs = timeoutMs
  }

  /** Calls the listener with every session from now on. */
  onSession(listener: (session: Session) => void): void {
    this.#joiners.push(listener)
  }

  /** Calls the listener each time the chain has been gone for longer than calls wait for it, and when the link is closed. */
  onOutage(listener: (error: ChainUnreachableError) => void): void {
    this.#mourners.push(listener)
  }

  /** Connects, and keeps connecting. Rejects when there is no first session in time, or the signal aborts; then it is closed. */
  async open(signal?: AbortSignal): Promise<Session> {
    this.#running = this.#run()
    try {
      return await this.session(signal)
    } catch (thrown) {
      await this.close()
      throw thrown
    }
  }

  /** The session, or the next one. Rejects with `ChainUnreachableError` when there is none in time. */
  async session(signal?: AbortSignal): Promise<Session> {
    this.#closed.signal.throwIfAborted()
    if (this.#session !== undefined) return this.#session
    const wait = { what: 'the chain', ms: this.#timeoutMs, ...(signal && { signal }) }
    try {
      return await withDeadline(this.#modules.clock, () => this.#arrival.promise, wait)
    } catch (thrown) {
      if (!(thrown instanceof DeadlineError)) throw thrown
      throw this.#unreachable(thrown)
    }
  }

  /** Asks something that changes nothing; when the connection is lost meanwhile, asks the next one. */
  async read<T>(work: (session: Session) => Promise<T>): Promise<T> {
    for (let reads = 1; ; reads += 1) {
      const session = await this.session()
      try {
        return await work(session)
      } catch (thrown) {
        if (!session.rpc.gone.aborted || this.#closed.signal.aborted || reads >= MAX_READS) throw thrown
      }
    }
  }

  /** Ends the session and opens no other; whoever waits is told. */
  async close(): Promise<void> {
    const error = new ChainUnreachableError(this.endpoint, 'the client is closed')
    this.#closed.abort(error)
    this.#arrival.reject(error)
    for (const mourn of this.#mourners) mourn(error)
    await this.#running
  }

  async #run(): Promise<void> {
    const { log } = this.#modules
    const { signal } = this.#closed
    for (let failures = 0; !signal.aborted; ) {
      try {
        await this.#live(() => {
          failures = 0
        })
      } catch (thrown) {
        this.#why = thrown instanceof ChainUnreachableError ? thrown.why : toError(thrown).message
        if (signal.aborted) return
        failures += 1
        // Who could not connect at all is told by `open`.
        if (failures === 1 && this.#genesisHash !== undefined)
          log.warn('chain lost', { endpoint: this.endpoint, why: this.#why })
        else log.debug('chain not back yet', { endpoint: this.endpoint, why: this.#why })
        if (!(thrown instanceof SubnetError)) log.error('session failed', { why: this.#why })
      }
      await this.#pause(Math.max(failures, 1))
    }
  }

  /** One session from its opening to its end, which it rejects with. */
  async #live(opened: () => void): Promise<void> {
    const { signal } = this.#closed
    const session = await openSession(this.#modules, { endpoint: this.endpoint, timeoutMs: this.#timeoutMs, signal })
    const { rpc, runtime } = session
    try {
      this.#genesisHash ??= runtime.genesisHash
      if (runtime.genesisHash !== this.#genesisHash) {
        throw new UnsupportedChainError(`another chain answers now, its genesis is ${runtime.genesisHash}`)
      }
      this.#join(session)
      opened()
      for (;;) {
        await this.#modules.clock.sleep(KEEPALIVE_MS, rpc.gone)
        await rpc.call('system_chain', [])
      }
    } finally {
      rpc.close()
      this.#part()
    }
  }

  #join(session: Session): void {
    this.#session = session
    this.#arrival.resolve(session)
    for (const join of this.#joiners) join(session)
  }

  #part(): void {
    if (this.#session === undefined) return
    this.#session = undefined
    this.#arrival = deferred()
    if (this.#closed.signal.aborted) return
    void this.#mourn(this.#arrival.promise)
  }

  async #mourn(arrival: Promise<Session>): Promise<void> {
    try {
      await withDeadline(this.#modules.clock, () => arrival, { what: 'the chain', ms: this.#timeoutMs })
    } catch {
      // Either too late or closed; who waits is told the same way, and closing tells them itself.
      if (this.#closed.signal.aborted) return
      const error = this.#unreachable(undefined)
      for (const mourn of this.#mourners) mourn(error)
    }
  }

  async #pause(failures: number): Promise<void> {
    const { clock } = this.#modules
    try {
      await clock.sleep(backoffMs(failures, { ...BACKOFF, random: Math.random }), this.#closed.signal)
    } catch {
      // Closed: the loop sees it.
    }
  }

  #unreachable(cause: unknown): ChainUnreachableError {
    return new ChainUnreachableError(this.endpoint, this.#why, { cause })
  }
}
