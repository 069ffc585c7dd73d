import { Worker } from 'node:worker_threads'
import { DeadlineError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Tensor } from '../lib/tensor.ts'
import { InferenceError, ModelError } from './errors.ts'
import type { End, Order, Reply } from './messages.ts'
import type { Manifest } from './model.ts'

export type LaneOptions = {
  readonly script: URL
  /** Longest a model may take to load, and a run to be answered, its wait in the queue included. */
  readonly openMs: number
  readonly runMs: number
  /** Most runs that wait for one model; more are refused. */
  readonly maxWaiting: number
}

type Outputs = readonly Tensor[]
type Call = { readonly order: Order; resolve(outputs: Outputs): void; reject(error: Error): void }

/** A worker that ends again and again is started again after twice the time, up to the longest. */
const FIRST_RESTART_MS = 100
const LONGEST_RESTART_MS = 10_000
/** How long a thread may take to end when it is asked to. */
const END_MS = 10_000

/** One worker thread, the models that live on it, and the orders that wait for it: it is given one at a time. */
export class Lane {
  readonly #log: Log
  readonly #options: LaneOptions
  readonly #models = new Map<number, Manifest>()
  readonly #queue: Call[] = []
  #current: Call | undefined
  #worker: Worker | undefined
  #overtime: NodeJS.Timeout | undefined
  #restart: NodeJS.Timeout | undefined
  #failures = 0
  #closed = false

  constructor(log: Log, options: LaneOptions) {
    this.#log = log
    this.#options = options
  }

  /** Loads the model, now and whenever the worker has to be started again. */
  async open(model: number, manifest: Manifest): Promise<void> {
    await this.#ask({ kind: 'open', model, manifest })
    this.#models.set(model, manifest)
  }

  async run(model: number, inputs: readonly Tensor[], signal?: AbortSignal): Promise<Outputs> {
    if (!this.#models.has(model)) throw new InferenceError('the model is closed', { retryable: false })
    const waiting = this.#queue.filter(({ order }) => order.kind === 'run' && order.model === model).length
    if (waiting >= this.#options.maxWaiting) {
      throw new InferenceError(`${waiting} runs wait for the model already`, { retryable: true })
    }
    return this.#ask({ kind: 'run', model, inputs }, signal)
  }

  async unload(model: number): Promise<void> {
    if (!this.#models.delete(model) || this.#closed) return
    await this.#ask({ kind: 'close', model })
  }

  /** Ends the thread; whatever still waits is rejected. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#restart)
    this.#settle((call) => call.reject(closedError()))
    for (const call of this.#queue.splice(0)) call.reject(closedError())
    if (this.#worker !== undefined) await end(this.#worker)
  }

  async #ask(order: Order, signal?: AbortSignal): Promise<Outputs> {
    if (this.#closed) throw closedError()
    if (signal?.aborted) throw abortedError(signal)
    const ms = order.kind === 'run' ? this.#options.runMs : this.#options.openMs
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
        const at = this.#queue.indexOf(call)
        if (at >= 0) this.#queue.splice(at, 1)
      }
      const call: Call = {
        order,
        resolve: (outputs) => {
          leave()
          resolve(outputs)
        },
        reject: (error) => {
          leave()
          reject(error)
        },
      }
      const abort = (): void => call.reject(abortedError(signal))
      const timer = setTimeout(() => call.reject(new DeadlineError(`the model to ${order.kind}`, ms)), ms)
      signal?.addEventListener('abort', abort, { once: true })
      this.#queue.push(call)
      this.#next()
    })
  }

  /** Gives the worker the next order when it is free. */
  #next(): void {
    if (this.#current || this.#restart || this.#closed) return
    const call = this.#queue.shift()
    if (!call) return
    this.#current = call
    this.#worker ??= this.#start()
    const ms = call.order.kind === 'run' ? this.#options.runMs : this.#options.openMs
    this.#overtime = setTimeout(() => this.#abandon(), ms)
    this.#worker.postMessage(call.order)
  }

  #start(): Worker {
    const worker = new Worker(this.#options.script, { stdout: true, execArgv: [] })
    let cause: unknown
    worker.stdout.on('data', (chunk: Buffer) => this.#log.debug('a worker printed', { text: chunk.toString() }))
    worker.on('message', (reply: Reply) => this.#hear(reply))
    worker.on('error', (error) => {
      cause = error
    })
    worker.on('exit', () => this.#lose(cause))
    return worker
  }

  #hear(reply: Reply): void {
    this.#settle((call) => {
      if (reply.ok) call.resolve(reply.outputs)
      else if (reply.fault === 'model') call.reject(new ModelError(reply.message))
      else call.reject(new InferenceError(`the model could not run: ${reply.message}`, { retryable: false }))
      if (reply.ok && call.order.kind === 'run') this.#failures = 0
    })
    this.#next()
  }

  /** The worker is stuck in an order. It may not be terminated inside native code, so it is left to end by itself. */
  #abandon(): void {
    const worker = this.#worker
    worker?.removeAllListeners()
    worker?.on('error', (error) => this.#log.debug('an abandoned worker failed', { reason: String(error) }))
    worker?.unref()
    worker?.postMessage({ kind: 'end' } satisfies End)
    this.#lose(new DeadlineError('the worker', this.#options.runMs))
  }

  /** The worker has ended. The order it had is lost; those that wait go to the next worker. */
  #lose(cause: unknown): void {
    this.#worker = undefined
    if (this.#closed) return
    this.#settle((call) => call.reject(new InferenceError('the worker ended', { retryable: true, cause })))
    const delay = Math.min(LONGEST_RESTART_MS, this.#failures > 0 ? FIRST_RESTART_MS * 2 ** (this.#failures - 1) : 0)
    this.#failures += 1
    this.#log.error('an inference worker ended', { models: this.#models.size, restartMs: delay, cause: String(cause) })
    this.#restart = setTimeout(() => this.#reload(), delay)
  }

  #reload(): void {
    this.#restart = undefined
    const reopened = [...this.#models].map(
      ([model, manifest]): Call => ({
        order: { kind: 'open', model, manifest },
        resolve: () => this.#log.info('a model was loaded again', { task: manifest.task, model: manifest.name }),
        reject: (error) => this.#log.error('a model could not be loaded again', { reason: error.message }),
      }),
    )
    // A worker that ended while it loaded leaves the rest of its list behind.
    const others = this.#queue.filter(({ order }) => order.kind !== 'open' || !this.#models.has(order.model))
    this.#queue.splice(0, this.#queue.length, ...reopened, ...others)
    this.#next()
  }

  #settle(how: (call: Call) => void): void {
    clearTimeout(this.#overtime)
    const call = this.#current
    this.#current = undefined
    if (call) how(call)
  }
}

/** Lets the thread finish what it does and end; terminates it when it does not come to an end. */
async function end(worker: Worker): Promise<void> {
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const late = setTimeout(() => void worker.terminate(), END_MS)
  worker.postMessage({ kind: 'end' } satisfies End)
  await exited
  clearTimeout(late)
}

function closedError(): InferenceError {
  return new InferenceError('inference is closed', { retryable: false })
}

function abortedError(signal: AbortSignal | undefined): InferenceError {
  return new InferenceError('the run was aborted', { retryable: false, cause: signal?.reason })
}
