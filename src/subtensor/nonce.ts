import { TooManyExtrinsicsError } from './errors.ts'

/** Extrinsics of one key that may wait to be sent; Substrate's pool keeps no more than a few hundred futures either. */
const MAX_QUEUED = 512
/** How often an extrinsic is signed anew because its nonce was taken, before the refusal is passed on. */
const MAX_ATTEMPTS = 4

export type NonceModules = {
  /** The next nonce of an account as the node knows it, its pool included. */
  readonly next: (address: string) => Promise<bigint>
  /** Whether an error says that the nonce is taken. */
  readonly isTaken: (error: unknown) => boolean
}

/** One key's extrinsics: how many wait, the end of the queue, and the next nonce while it is known. */
type Line = { waiting: number; last: Promise<unknown>; next: bigint | undefined }

/**
 * Gives each extrinsic of a key its nonce: one is sent at a time and in order, so that those which hurry in
 * parallel all land, and the count is kept here as long as any waits. After a failure, and when the line was
 * empty, the node is asked again: another process may sign with the same key.
 */
export class Nonces {
  readonly #modules: NonceModules
  readonly #lines = new Map<string, Line>()

  constructor(modules: NonceModules) {
    this.#modules = modules
  }

  /** Calls `send` with the nonce to sign with; what it resolves to means that the pool took the extrinsic. */
  async take<T>(address: string, send: (nonce: bigint) => Promise<T>): Promise<T> {
    const line = this.#lines.get(address) ?? { waiting: 0, last: Promise.resolve(), next: undefined }
    if (line.waiting >= MAX_QUEUED)
      throw new TooManyExtrinsicsError(`${MAX_QUEUED} extrinsics of ${address} wait to be sent`)
    this.#lines.set(address, line)
    line.waiting += 1
    const turn = line.last.then(() => this.#send(address, line, send))
    line.last = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      line.waiting -= 1
      if (line.waiting === 0) this.#lines.delete(address)
    }
  }

  /** Forgets a key's count: an extrinsic that was counted will not be in any block. */
  forget(address: string): void {
    const line = this.#lines.get(address)
    if (line !== undefined) line.next = undefined
  }

  async #send<T>(address: string, line: Line, send: (nonce: bigint) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const nonce = line.next ?? (await this.#modules.next(address))
      line.next = undefined
      try {
        const sent = await send(nonce)
        line.next = nonce + 1n
        return sent
      } catch (thrown) {
        if (!this.#modules.isTaken(thrown) || attempt >= MAX_ATTEMPTS) throw thrown
      }
    }
  }
}
