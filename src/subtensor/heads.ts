import { toError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { BlockRef } from './chain.ts'
import type { Rpc } from './rpc.ts'
import type { Runtime } from './runtime.ts'

/** Blocks missed while the connection was gone are announced late, up to this many; older ones are skipped. */
const MAX_CATCH_UP = 256
const NEW_HEADS = { start: 'chain_subscribeNewHeads', stop: 'chain_unsubscribeNewHeads' }

type Session = { readonly rpc: Rpc; readonly runtime: Pick<Runtime, 'block' | 'parent'> }

/** Announces every new block once and in order, through lost connections too. */
export class Heads {
  readonly #log: Log
  readonly #listeners = new Set<(block: BlockRef) => void>()
  #last: BlockRef | undefined
  #parent: BlockRef | undefined
  #work: Promise<void> = Promise.resolve()

  constructor(log: Log) {
    this.#log = log
  }

  /** The newest block announced. */
  get last(): BlockRef | undefined {
    return this.#last
  }

  /**
   * The block before the newest, or the newest when it is the first. A signature's era begins there: a node tells of a
   * block before its pool has seen it, and refuses what is born in the block that the pool waits for.
   */
  get parent(): BlockRef | undefined {
    return this.#parent
  }

  /** Calls the listener for every block until the signal aborts. */
  listen(listener: (block: BlockRef) => void, signal?: AbortSignal): void {
    if (signal?.aborted) return
    this.#listeners.add(listener)
    signal?.addEventListener('abort', () => this.#listeners.delete(listener), { once: true })
  }

  /** Follows a session until it ends. Resolves when the session's head has been announced. */
  async follow({ rpc, runtime }: Session): Promise<void> {
    const reach = async (header: unknown): Promise<void> => {
      if (!rpc.gone.aborted) await this.#reach({ rpc, runtime }, header)
    }
    await rpc.subscribe(NEW_HEADS, [], (header) => this.#queue(() => reach(header)))
    // Nodes differ in whether a subscription begins with the head there is; by now it may have told of a newer one.
    const head = await rpc.call('chain_getHeader', [])
    const { number } = runtime.block(head)
    this.#queue(async () => {
      if (this.#last === undefined || number > this.#last.number) await reach(head)
    })
    await this.#work
  }

  #queue(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((thrown) => {
      this.#log.debug('blocks not followed', { why: toError(thrown).message })
    })
  }

  async #reach({ rpc, runtime }: Session, header: unknown): Promise<void> {
    const block = runtime.block(header)
    const last = this.#last
    if (last?.hash === block.hash) return
    if (last !== undefined && block.number > last.number + 1n) {
      const first = max(last.number + 1n, block.number - BigInt(MAX_CATCH_UP))
      if (first > last.number + 1n) this.#log.warn('blocks skipped', { from: last.number + 1n, to: first - 1n })
      for (let number = first; number < block.number; number += 1n) {
        const hash = await rpc.call('chain_getBlockHash', [Number(number)])
        if (typeof hash === 'string') this.#announce({ number, hash })
      }
    }
    this.#parent = runtime.parent(header)
    this.#announce(block)
  }

  #announce(block: BlockRef): void {
    this.#last = block
    for (const listener of this.#listeners) {
      try {
        listener(block)
      } catch (thrown) {
        this.#log.error('a listener of blocks failed', { why: toError(thrown).message })
      }
    }
  }
}

function max(left: bigint, right: bigint): bigint {
  return left > right ? left : right
}
