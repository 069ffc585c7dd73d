import { EventEmitter } from 'node:events'
import { WebSocket } from 'ws'
import type { World } from './world.ts'

/** A connection that ended without a goodbye: RFC 6455, section 7.4.1. */
const ABNORMAL = 1006

/** Who holds an end, and how long what it sends is under way, in ms. */
export type End = { readonly who: string; readonly delayMs: () => number }

/** Both ends of a connection in simulated time, as the transport knows sockets: frames arrive whole and in order. */
export function createWire(world: World, one: End, other: End): readonly [WebSocket, WebSocket] {
  const here = new Socket(world, one)
  const there = new Socket(world, other)
  here.join(there)
  there.join(here)
  return [here as unknown as WebSocket, there as unknown as WebSocket]
}

/** The part of a `WebSocket` that sessions use. */
class Socket extends EventEmitter {
  readyState: number = WebSocket.OPEN
  /** What is sent is under way at once. */
  readonly bufferedAmount = 0
  readonly #world: World
  readonly #end: End
  readonly #waiting: (() => void)[] = []
  #peer: Socket | undefined
  #paused = false
  #lastAt = 0

  constructor(world: World, end: End) {
    super()
    this.#world = world
    this.#end = end
  }

  join(peer: Socket): void {
    this.#peer = peer
  }

  send(frame: Uint8Array): void {
    if (this.readyState !== WebSocket.OPEN) return
    const data = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength)
    this.#toPeer((peer) => peer.#take(() => peer.emit('message', data, true)))
  }

  /** The peer's answer to a ping is sure, so it is not sent for. */
  ping(): void {
    this.emit('pong')
    this.#peer?.emit('ping')
  }

  pause(): void {
    this.#paused = true
  }

  resume(): void {
    this.#paused = false
    for (let work = this.#waiting.shift(); work !== undefined; work = this.#waiting.shift()) work()
  }

  close(code = ABNORMAL): void {
    if (this.readyState !== WebSocket.OPEN) return
    this.readyState = WebSocket.CLOSING
    this.#toPeer((peer) => {
      peer.#over(code)
      this.#over(code)
    })
  }

  terminate(): void {
    if (this.readyState === WebSocket.CLOSED) return
    this.#toPeer((peer) => peer.#over(ABNORMAL))
    this.#over(ABNORMAL)
  }

  #over(code: number): void {
    if (this.readyState === WebSocket.CLOSED) return
    this.readyState = WebSocket.CLOSED
    this.#waiting.length = 0
    this.emit('close', code)
  }

  #take(work: () => void): void {
    if (this.readyState !== WebSocket.OPEN) return
    if (this.#paused) this.#waiting.push(work)
    else work()
  }

  #toPeer(work: (peer: Socket) => void): void {
    const peer = this.#peer!
    const now = this.#world.now()
    this.#lastAt = Math.max(this.#lastAt, now + this.#end.delayMs())
    this.#world.post(peer.#end.who, this.#lastAt - now, () => work(peer))
  }
}
