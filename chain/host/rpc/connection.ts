import { randomBytes } from 'node:crypto'
import type { RawData, WebSocket } from 'ws'
import { type Answering, answer } from './answer.ts'
import { tooManySubscriptions } from './error.ts'
import type { Session, Sink } from './method.ts'

/** How many pings in a row a connection may leave unanswered. */
const MAX_MISSED_PINGS = 3

/** One WebSocket: answers its frames in order, and carries its subscriptions. */
export class Connection implements Session {
  readonly #socket: WebSocket
  readonly #answering: Answering
  readonly #frames: string[] = []
  readonly #stops = new Map<string, () => void>()
  /** Notifications of the subscriptions whose id the answer being made will tell. */
  readonly #held = new Map<string, string[]>()
  #heldLength = 0
  #running = false
  #missedPings = 0

  constructor(socket: WebSocket, answering: Answering) {
    this.#socket = socket
    this.#answering = answering
    socket.on('message', (data) => this.#take(data))
    socket.on('pong', () => {
      this.#missedPings = 0
    })
    socket.on('error', (error) => answering.served.log.debug('connection failed', { error: error.message }))
    socket.on('close', () => this.#stopAll())
  }

  /** Asks for a sign of life, and closes the connection when it gave none for too long. */
  ping(): void {
    if (this.#socket.isPaused) return
    if (this.#missedPings >= MAX_MISSED_PINGS) this.#socket.terminate()
    this.#missedPings++
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping()
  }

  subscribe(event: string, start: (sink: Sink) => () => void): string {
    const limit = this.#answering.limits.subscriptionsPerConnection
    if (this.#stops.size >= limit) throw tooManySubscriptions(limit)
    const id = randomBytes(8).toString('hex')
    this.#held.set(id, [])
    let ended = false
    const end = (): void => {
      ended = true
      this.unsubscribe(id)
    }
    const notify = (result: unknown): void => {
      if (!ended)
        this.#notify(id, JSON.stringify({ jsonrpc: '2.0', method: event, params: { subscription: id, result } }))
    }
    try {
      const stop = start({ notify, end })
      if (ended) stop()
      else this.#stops.set(id, stop)
    } catch (thrown) {
      this.#held.delete(id)
      throw thrown
    }
    return id
  }

  unsubscribe(id: string): boolean {
    this.#stops.get(id)?.()
    return this.#stops.delete(id)
  }

  #take(data: RawData): void {
    this.#missedPings = 0
    this.#frames.push(data.toString())
    if (this.#frames.length >= this.#answering.limits.queuedFrames) this.#socket.pause()
    if (!this.#running) void this.#run()
  }

  async #run(): Promise<void> {
    this.#running = true
    for (let frame = this.#frames.shift(); frame !== undefined; frame = this.#frames.shift()) {
      if (this.#socket.isPaused) this.#socket.resume()
      const response = await answer(frame, this, this.#answering)
      const sent = response === undefined ? undefined : this.#send(response)
      this.#release()
      await sent
    }
    this.#running = false
    if (this.#socket.readyState !== this.#socket.OPEN) this.#stopAll()
  }

  #notify(id: string, text: string): void {
    const held = this.#held.get(id)
    if (held === undefined) {
      this.#push(text)
      return
    }
    this.#heldLength += text.length
    if (this.#heldLength > this.#answering.limits.unsentBytes) this.#socket.terminate()
    else held.push(text)
  }

  /** Sends what was held back until its subscription's id was told. */
  #release(): void {
    const texts = [...this.#held.values()].flat()
    this.#held.clear()
    this.#heldLength = 0
    for (const text of texts) this.#push(text)
  }

  /** Sends what nobody waits for; a subscriber that does not keep up is closed rather than buffered for. */
  #push(text: string): void {
    if (this.#socket.bufferedAmount + text.length > this.#answering.limits.unsentBytes) {
      this.#answering.served.log.debug('subscriber too slow, closed')
      this.#socket.terminate()
      return
    }
    void this.#send(text)
  }

  /** Resolves when the text is handed to the system, or the connection is gone. */
  #send(text: string): Promise<void> {
    return new Promise((resolve) => this.#socket.send(text, () => resolve()))
  }

  #stopAll(): void {
    this.#frames.length = 0
    for (const stop of this.#stops.values()) stop()
    this.#stops.clear()
  }
}
