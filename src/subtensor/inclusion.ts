import { blake2_256 } from '../crypto/hash.ts'
import { DeadlineError, toError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { BlockRef } from './chain.ts'
import { type Deferred, deferred } from './deferred.ts'
import { ERA_BLOCKS, type Signed } from './extrinsic.ts'
import type { Link } from './link.ts'

/** Where an extrinsic ended up: its block and its place in it. */
export type Included = { readonly block: BlockRef; readonly index: number }

/** An extrinsic that is sent and awaited. */
export interface Tracked {
  readonly included: Promise<Included>
  /** Stops waiting: it will be in no block. */
  fail(error: Error): void
}

type Pending = Signed & { readonly until: bigint; readonly blockTimeMs: number; readonly outcome: Deferred<Included> }

/** Extrinsics awaited at once. */
const MAX_PENDING = 4096
/** Blocks kept for reading while the connection is gone; older ones no extrinsic that is awaited can be in. */
const MAX_UNREAD = ERA_BLOCKS * 4

/**
 * Finds sent extrinsics in the blocks by the hash of their bytes. A node tells who submitted what became of it
 * only as long as that connection lasts; the blocks tell everybody, and later too. After a lost connection
 * the missed blocks are read, and what is in none of them is sent again: the node may have lost its pool.
 */
export class Inclusions {
  readonly #link: Pick<Link, 'read'>
  readonly #log: Log
  readonly #pending = new Map<string, Pending>()
  #unread: BlockRef[] = []
  #reading: Promise<void> | undefined

  constructor(link: Pick<Link, 'read' | 'onOutage'>, log: Log) {
    this.#link = link
    this.#log = log
    link.onOutage((error) => this.#failAll(error))
  }

  get full(): boolean {
    return this.#pending.size >= MAX_PENDING
  }

  /** Begins to look for an extrinsic; to be called before it is sent. Gives up with `DeadlineError` when its era is over. */
  track(signed: Signed, birth: BlockRef, blockTimeMs: number): Tracked {
    const outcome = deferred<Included>()
    this.#pending.set(signed.hash, { ...signed, until: birth.number + BigInt(ERA_BLOCKS), blockTimeMs, outcome })
    return {
      included: outcome.promise,
      fail: (error) => this.#settle(signed.hash, (pending) => pending.outcome.reject(error)),
    }
  }

  /** Reads a new block, if anything is awaited. */
  onBlock(block: BlockRef): void {
    if (this.#pending.size === 0) return
    this.#unread.push(block)
    if (this.#unread.length > MAX_UNREAD) this.#unread = this.#unread.slice(-MAX_UNREAD)
    this.#read()
  }

  /** Goes on after the connection was lost: reads what is left to read, then sends again what is awaited still. */
  async resume(): Promise<void> {
    this.#read()
    await this.#reading
    for (const { hex } of this.#pending.values()) {
      try {
        await this.#link.read(({ rpc }) => rpc.call('author_submitExtrinsic', [hex]))
      } catch (thrown) {
        // It may be in the pool or in a block already, which is as good; if not, its era ends.
        this.#log.debug('extrinsic not sent again', { why: toError(thrown).message })
      }
    }
  }

  #read(): void {
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = undefined
    })
  }

  async #readAll(): Promise<void> {
    for (let block = this.#unread[0]; block !== undefined && this.#pending.size > 0; block = this.#unread[0]) {
      try {
        this.#match(block, await this.#extrinsics(block))
      } catch (thrown) {
        this.#log.debug('block not read', { block: block.number, why: toError(thrown).message })
        return
      }
      this.#unread = this.#unread.filter((unread) => unread !== block)
    }
    if (this.#pending.size === 0) this.#unread = []
  }

  async #extrinsics({ hash }: BlockRef): Promise<readonly unknown[]> {
    const answer = await this.#link.read(({ rpc }) => rpc.call('chain_getBlock', [hash]))
    const extrinsics = (answer as { block?: { extrinsics?: unknown } } | null)?.block?.extrinsics
    return Array.isArray(extrinsics) ? extrinsics : []
  }

  #match(block: BlockRef, extrinsics: readonly unknown[]): void {
    for (const [index, hex] of extrinsics.entries()) {
      if (typeof hex !== 'string') continue
      const hash = `0x${Buffer.from(blake2_256(Buffer.from(hex.slice(2), 'hex'))).toString('hex')}`
      this.#settle(hash, ({ outcome }) => outcome.resolve({ block, index }))
    }
    for (const { hash, until, blockTimeMs, outcome } of this.#pending.values()) {
      if (block.number <= until) continue
      this.#settle(hash, () =>
        outcome.reject(new DeadlineError('an extrinsic to be in a block', ERA_BLOCKS * blockTimeMs)),
      )
    }
  }

  #settle(hash: string, end: (pending: Pending) => void): void {
    const pending = this.#pending.get(hash)
    if (pending === undefined) return
    this.#pending.delete(hash)
    end(pending)
  }

  #failAll(error: Error): void {
    for (const hash of [...this.#pending.keys()]) this.#settle(hash, ({ outcome }) => outcome.reject(error))
  }
}
