import { type ClientOptions, WebSocket } from 'ws'

export type Answer = { id: unknown; result?: unknown; error?: { code: number; message: string; data?: unknown } }
export type Notice = { method: string; params: { subscription: string; result: unknown } }

/** A bare JSON-RPC client that hides nothing: for tests of what lies on the wire. */
export class RpcClient {
  readonly socket: WebSocket
  readonly #frames: unknown[] = []
  readonly #wanted: { fits: (frame: unknown) => boolean; resolve: (frame: unknown) => void }[] = []
  #id = 0

  private constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (data) => {
      this.#frames.push(JSON.parse(data.toString()))
      this.#match()
    })
  }

  static open(endpoint: string, options: ClientOptions = {}): Promise<RpcClient> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(endpoint, options)
      const client = new RpcClient(socket)
      socket.once('open', () => resolve(client))
      socket.once('error', reject)
    })
  }

  /** The next frame that fits; one that came already counts. */
  next<T>(fits: (frame: T) => boolean): Promise<T> {
    return new Promise((resolve) => {
      this.#wanted.push({ fits: fits as (frame: unknown) => boolean, resolve: resolve as (frame: unknown) => void })
      this.#match()
    })
  }

  send(text: string | Uint8Array): void {
    this.socket.send(text)
  }

  async ask(method: string, params: unknown[] = []): Promise<Answer> {
    const id = ++this.#id
    this.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }))
    return this.next<Answer>((frame) => frame.id === id)
  }

  /** The result of a call that must have one. */
  async call(method: string, ...params: unknown[]): Promise<unknown> {
    const { result, error } = await this.ask(method, params)
    if (error !== undefined) throw new Error(`${method}: ${error.code} ${error.message} ${error.data ?? ''}`)
    return result
  }

  /** The next thing a subscription tells. */
  async notice(subscription: unknown): Promise<unknown> {
    const notice = await this.next<Notice>((frame) => frame.params?.subscription === subscription)
    return notice.params.result
  }

  /** Resolves with the code the connection was closed with. */
  closed(): Promise<number> {
    return new Promise((resolve) => this.socket.once('close', resolve))
  }

  close(): void {
    this.socket.terminate()
  }

  #match(): void {
    for (const [at, frame] of this.#frames.entries()) {
      const wanted = this.#wanted.findIndex(({ fits }) => fits(frame))
      if (wanted < 0) continue
      this.#frames.splice(at, 1)
      this.#wanted.splice(wanted, 1)[0]?.resolve(frame)
      this.#match()
      return
    }
  }
}
