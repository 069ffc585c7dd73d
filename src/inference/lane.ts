import { Worker } from 'node:worker_threads'
import { DeadlineError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Tensor } from '../lib/tensor.ts'
import { InferenceError, ModelError } from './errors.ts'
import type { Cancel, End, Order, Reply } from './messages.ts'
import type { Manifest, RunOptions } from './model.ts'

export type LaneOptions = {
  readonly script: URL
  /** Longest a model may take to load, and a run to be answered or to go on, its wait in the queue included. */
  readonly openMs: number
  readonly runMs: number
  /** Most orders the worker has at once: 1 unless its models work on several side by side. */
  readonly width: number
  /** Most runs that wait for one model; more are refused. */
  readonly maxWaiting: number
}

type Outputs = readonly Tensor[]
type Call = {
  readonly order: Order
  part(outputs: Outputs): void
  resolve(outputs: Outputs): void
  reject(error: Error): void
}
/** An order before it has a number. */
type Wanted = Order extends infer O ? (O extends Order ? Omit<O, 'id'> : never) : never

/** A worker that ends again and again is started again after twice the time, up to the longest. */
const FIRST_RESTART_MS = 100
const LONGEST_RESTART_MS = 10_000
/** How long a thread may take to end when it is asked to. */
const END_MS = 10_000

/** One worker thread, the models that live on it, and the orders that wait for it: it is given no more than its width. */
export class Lane {
  readonly #log: Log
  readonly #options: LaneOptions
  readonly #models = new Map<number, Manifest>()
  readonly #queue: Call[] = []
  readonly #current = new Map<number, Call>()
  #orders = 0
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

  async run(model: number, inputs: readonly Tensor[], options?: RunOptions): Promise<Outputs> {
    if (!this.#models.has(model)) throw new InferenceError('the model is closed', { retryable: false })
    const waiting = this.#queue.filter(({ order }) => order.kind === 'run' && order.model === model).length
    if (waiting >= this.#options.maxWaiting) {
      throw new InferenceError(`${waiting} runs wait for the model already`, { retryable: true })
    }
    return this.#ask({ kind: 'run', model, inputs }, options)
  }

  async unload(model: number): Promise<void> {
    if (!this.#models.delete(model) || this.#closed) return
    await this.#ask({ kind: 'close', model })
  }

  /** Ends the thread; whatever still waits is rejected. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#restart)
    clearTimeout(this.#overtime)
    for (const call of [...this.#takeCurrent(), ...this.#queue.splice(0)]) call.reject(closedError())
    if (this.#worker !== undefined) await end(this.#worker)
  }

  async #ask(wanted: Wanted, { signal, emit }: RunOptions = {}): Promise<Outputs> {
    if (this.#closed) throw closedError()
    if (signal?.aborted) throw abortedError(signal)
    const order = this.#number(wanted)
    const ms = this.#limit(order)
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
      }
      const call: Call = {
        order,
        part: (outputs) => {
          timer.refresh()
          emit?.(outputs)
        },
        resolve: (outputs) => {
          leave()
          resolve(outputs)
        },
        reject: (error) => {
          leave()
          reject(error)
        },
      }
      const abort = (): void => this.#giveUp(call, abortedError(signal))
      const timer = setTimeout(() => this.#giveUp(call, new DeadlineError(`the model to ${order.kind}`, ms)), ms)
      signal?.addEventListener('abort', abort, { once: true })
      this.#queue.push(call)
      this.#next()
    })
  }

  #number(wanted: Wanted): Order {
    return { ...wanted, id: this.#orders++ }
  }

  #limit({ kind }: Order): number {
    return kind === 'run' ? this.#options.runMs : this.#options.openMs
  }

  /** Nobody waits for the call any more. What the worker has of it, it keeps until it says that it is done. */
  #giveUp(call: Call, error: Error): void {
    const at = this.#queue.indexOf(call)
    if (at >= 0) this.#queue.splice(at, 1)
    else this.#worker?.postMessage({ kind: 'cancel', id: call.order.id } satisfies Cancel)
    call.part = () => {}
    call.reject(error)
  }

  /** Gives the worker the next orders when it is free. */
  #next(): void {
    if (this.#restart || this.#closed) return
    while (this.#current.size < this.#options.width) {
      const call = this.#queue.shift()
      if (!call) return
      this.#current.set(call.order.id, call)
      this.#worker ??= this.#start()
      this.#watch()
      this.#worker.postMessage(call.order)
    }
  }

  /** A worker that has orders and says nothing for longer than any of them may take is stuck. */
  #watch(): void {
    clearTimeout(this.#overtime)
    const longest = Math.max(0, ...[...this.#current.values()].map(({ order }) => this.#limit(order)))
    if (longest > 0) this.#overtime = setTimeout(() => this.#abandon(), longest)
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
    const call = this.#current.get(reply.id)
    if (reply.kind === 'part') {
      this.#watch()
      call?.part(reply.outputs)
      return
    }
    this.#current.delete(reply.id)
    this.#watch()
    if (reply.kind === 'done') call?.resolve(reply.outputs)
    else if (reply.fault === 'model') call?.reject(new ModelError(reply.message))
    else call?.reject(new InferenceError(`the model could not run: ${reply.message}`, { retryable: false }))
    if (reply.kind === 'done' && call?.order.kind === 'run') this.#failures = 0
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

  /** The worker has ended. The orders it had are lost; those that wait go to the next worker. */
  #lose(cause: unknown): void {
    this.#worker = undefined
    if (this.#closed) return
    clearTimeout(this.#overtime)
    for (const call of this.#takeCurrent()) {
      call.reject(new InferenceError('the worker ended', { retryable: true, cause }))
    }
    const delay = Math.min(LONGEST_RESTART_MS, this.#failures > 0 ? FIRST_RESTART_MS * 2 ** (this.#failures - 1) : 0)
    this.#failures += 1
    this.#log.error('an inference worker ended', { models: this.#models.size, restartMs: delay, cause: String(cause) })
    this.#restart = setTimeout(() => this.#reload(), delay)
  }

  #reload(): void {
    this.#restart = undefined
    const reopened = [...this.#models].map(
      ([model, manifest]): Call => ({
        order: this.#number({ kind: 'open', model, manifest }),
        part: () => {},
        resolve: () => this.#log.info('a model was loaded again', { task: manifest.task, model: manifest.name }),
        reject: (error) => this.#log.error('a model could not be loaded again', { reason: error.message }),
      }),
    )
    // A worker that ended while it loaded leaves the rest of its list behind.
    const others = this.#queue.filter(({ order }) => order.kind !== 'open' || !this.#models.has(order.model))
    this.#queue.splice(0, this.#queue.length, ...reopened, ...others)
    this.#next()
  }

  #takeCurrent(): Call[] {
    const calls = [...this.#current.values()]
    this.#current.clear()
    return calls
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
