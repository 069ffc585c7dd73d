import { setImmediate as turn } from 'node:timers/promises'
import { toError } from '../../lib/errors.ts'
import { type Cache, type CachedRow, packRows } from './cache.ts'
import type { Decoder } from './decoder.ts'
import { drawWords } from './noise.ts'
import type { Examined, Generated, GenerateOrder, Part, ScoreOrder } from './order.ts'
import { type PrefillOptions, prefill, rowOf } from './prefill.ts'
import { Prefix } from './prefix.ts'
import { Room } from './room.ts'
import { logProbability, sample } from './sampler.ts'
import { score } from './score.ts'
import { readEnd, Telling } from './telling.ts'

export type EngineLimits = {
  /** Most answers that grow at once. */
  readonly rows: number
  /** Most positions the batch may come to hold, padding included: 46 kB each, and twice that while rows join or leave. */
  readonly positions: number
  /** Most new tokens that are read in a turn. */
  readonly chunk: number
}

/**
 * 16 rows give the most tokens a second of what was measured; 6,144 positions take 280 MB. A text of 2,048 tokens read in chunks
 * of 256 takes two thirds of the time and of the memory of one go, and others wait for no longer than a chunk.
 */
const ENGINE_LIMITS: EngineLimits = { rows: 16, positions: 6_144, chunk: 256 }

type Context = { readonly signal?: AbortSignal | undefined; readonly emit?: (part: Part) => void }

/** What is read chunk by chunk: a prompt whose answer comes next, or an answer that is judged. */
type Reading = {
  readonly signal: AbortSignal | undefined
  /** Positions it will need in the batch, 0 when it will not join. */
  readonly positions: number
  readonly work: AsyncGenerator<number, void>
  fail(error: Error): void
}

/** An answer that grows. */
type Row = {
  readonly context: Context
  readonly positions: number
  readonly telling: Telling
  readonly order: GenerateOrder
  /** Where its tokens are: of the prompt alone until it joins the batch, then the batch's. */
  cached: CachedRow
  /** How many were drawn, and the last of them, which is not in the cache yet. */
  drawn: number
  last: number
  finish(outcome: Generated | Error): void
}

/**
 * Runs many conversations on one model at once. In each turn a chunk of what waits is read and every growing answer
 * gets one token more; rows join and leave the batch between turns.
 */
export class Engine {
  readonly #decoder: Decoder
  readonly #decode: (tokens: readonly number[]) => string
  readonly #limits: EngineLimits
  readonly #reading: Pick<PrefillOptions, 'chunk' | 'prefix'>
  readonly #readings: Reading[] = []
  readonly #room: Room
  /** Answers that grow; what is packed in the batch may be others until the next step. */
  #rows: Row[] = []
  #batch: Cache | undefined
  #turning = false

  constructor(
    modules: { readonly decoder: Decoder; readonly decode: (tokens: readonly number[]) => string },
    limits: Partial<EngineLimits> = {},
  ) {
    this.#decoder = modules.decoder
    this.#decode = modules.decode
    this.#limits = { ...ENGINE_LIMITS, ...limits }
    this.#room = new Room(this.#decoder.shape, this.#limits.positions)
    this.#reading = { chunk: this.#limits.chunk, prefix: new Prefix(this.#decoder.shape) }
  }

  /** Rejects with the signal's reason when it is aborted, between two tokens. */
  async generate(order: GenerateOrder, context: Context = {}): Promise<Generated> {
    const positions = order.prompt.length + order.maxTokens
    if (positions > this.#limits.positions) throw new RangeError(`the model takes ${this.#limits.positions} tokens`)
    return new Promise((resolve, reject) => {
      const finish = (outcome: Generated | Error): void =>
        outcome instanceof Error ? reject(outcome) : resolve(outcome)
      const telling = new Telling({ ...order, decode: this.#decode, endToken: this.#decoder.endToken })
      const row = { context, positions, telling, order, drawn: 0, last: 0, finish }
      this.#read({ signal: context.signal, positions, work: this.#begin(row), fail: reject })
    })
  }

  /** Holds an answer against the model; rejects as `generate` does. A token that is none is regretted without bound. */
  async score(order: ScoreOrder, { signal }: Pick<Context, 'signal'> = {}): Promise<Examined> {
    const { answer, checked } = order
    const [decoder, decode, reading] = [this.#decoder, this.#decode, this.#reading]
    if (!answer.every((id) => Number.isInteger(id) && id >= 0 && id < decoder.vocabulary)) {
      const looked = answer.slice(0, checked)
      const none = { regrets: looked.map(() => Infinity), logprobs: looked.map(() => -Infinity) }
      return { ...none, text: '', finish: undefined }
    }
    return new Promise((resolve, reject) => {
      const work = async function* (): AsyncGenerator<number, void> {
        const scored = yield* score(decoder, order, reading)
        resolve({ ...scored, ...readEnd(answer, { ...order, decode, endToken: decoder.endToken }) })
      }
      this.#read({ signal, positions: 0, work: work(), fail: reject })
    })
  }

  #read(reading: Reading): void {
    this.#readings.push(reading)
    if (!this.#turning) void this.#turn()
  }

  async #turn(): Promise<void> {
    this.#turning = true
    while (this.#readings.length + this.#rows.length > 0) {
      await this.#readOn()
      await this.#grow()
      // Orders and cancellations that came meanwhile are heard here.
      await turn()
    }
    this.#turning = false
  }

  /** Reads a chunk's worth of those that wait and for which there is room, one after the other. */
  async #readOn(): Promise<void> {
    for (let read = 0; read < this.#limits.chunk; ) {
      const reading = this.#readings.find(({ signal, positions }) => signal?.aborted || this.#fits(positions))
      if (!reading) return
      const step = await this.#readChunk(reading)
      if (step === undefined) this.#readings.splice(this.#readings.indexOf(reading), 1)
      else read += step
    }
  }

  /** How many tokens were read, `undefined` when there are no more. */
  async #readChunk({ signal, work, fail }: Reading): Promise<number | undefined> {
    try {
      signal?.throwIfAborted()
      const { value, done } = await work.next()
      return done ? undefined : value
    } catch (thrown) {
      fail(toError(thrown))
      return undefined
    }
  }

  #fits(positions: number): boolean {
    if (positions === 0) return true
    const longest = Math.max(positions, ...this.#rows.map((row) => row.positions))
    return this.#rows.length < this.#limits.rows && (this.#rows.length + 1) * longest <= this.#limits.positions
  }

  /** Reads the prompt, draws the first token, and joins those that grow. */
  async *#begin(fresh: Omit<Row, 'cached'>): AsyncGenerator<number, void> {
    let more = false
    const each = (logits: Float32Array): void => {
      more = this.#draw(fresh, logits)
    }
    const { prompt } = fresh.order
    const cache = yield* prefill(this.#decoder, prompt, { ...this.#reading, keep: 1, each })
    if (more) this.#rows.push({ ...fresh, cached: { cache, row: 0, tokens: prompt.length } })
  }

  /** One token more for every row. */
  async #grow(): Promise<void> {
    this.#rows = this.#rows.filter((row) => !this.#leaves(row))
    const rows = this.#rows
    const cache = this.#pack()
    if (!cache) return
    try {
      const pads = rows.map(({ cached }) => cache.length - cached.tokens)
      const ids = rows.map(({ last }) => [last])
      const stepped = await this.#decoder.step({ ids, cache, pads, keep: 1 })
      this.#batch = stepped.cache
      rows.forEach((row, i) => {
        row.cached = { cache: stepped.cache, row: i, tokens: row.cached.tokens + 1 }
      })
      this.#rows = rows.filter((row, i) => this.#draw(row, rowOf(stepped.logits, i, this.#decoder)))
    } catch (thrown) {
      for (const row of rows) row.finish(toError(thrown))
      this.#rows = []
    }
  }

  #leaves({ context: { signal }, finish }: Row): boolean {
    if (signal?.aborted) finish(toError(signal.reason))
    return signal?.aborted ?? false
  }

  /** Draws the row's next token; false when it was the last. */
  #draw(row: Omit<Row, 'cached'>, logits: Float32Array): boolean {
    const { seed, temperature } = row.order
    const words = temperature > 0 ? drawWords(seed, row.drawn, this.#decoder.vocabulary) : undefined
    row.last = sample(logits, temperature, words)
    row.drawn += 1
    const { part, finish } = row.telling.take(row.last, logProbability(logits, row.last))
    row.context.emit?.(part)
    if (finish) row.finish(row.telling.answer(finish))
    return finish === undefined
  }

  /** The batch of all rows, with room for a token. Copied when somebody joined or left, once for all since the last step. */
  #pack(): Cache | undefined {
    const rows = this.#rows.map(({ cached }) => cached)
    if (rows.length === 0) {
      this.#batch = undefined
      this.#room.clear()
      return undefined
    }
    const batch = this.#batch
    const fits = batch?.rows === rows.length && batch.room > batch.length
    const same = fits && rows.every(({ cache, row }, i) => cache === batch && row === i)
    if (!same) this.#batch = packRows(rows, this.#decoder.shape, (positions) => this.#room.take(positions))
    return this.#batch
  }
}
