import { blake2_256 } from '../../../src/crypto/hash.ts'
import type { ReadyTransaction, StoredBlock } from '../backend.ts'
import { toHex } from '../hex.ts'
import { ScaleReader } from '../scale.ts'
import { Bans } from './bans.ts'
import { enforce } from './bound.ts'
import {
  alreadyImported,
  banned,
  cycleDetected,
  immediatelyDropped,
  noTags,
  refusedBy,
  tooLowPriority,
} from './error.ts'
import { type Entry, TagGraph } from './graph.ts'
import { inOrder } from './order.ts'
import type { PoolLimits, PoolModules } from './pool.ts'
import { misframed, validate } from './validate.ts'
import { decodeRefusal, type Valid } from './validity.ts'
import { type StatusListener, Watchers } from './watchers.ts'

/** For how many blocks a verdict is trusted before the transaction is validated anew. */
const TRUSTED_BLOCKS = 8

/** The pool's state: the graph of its transactions, and who watches them. */
export class Queue {
  readonly #modules: PoolModules
  readonly #limits: PoolLimits
  readonly #bans: Bans
  readonly #watchers = new Watchers()
  readonly #graph = new TagGraph((entry, standing) => this.#watchers.tell(entry.hash, standing))
  /** Those the author could not fit in: nothing that hangs on them comes in the same pass. */
  readonly #postponed = new Set<string>()
  /** Number of the block after which each transaction was validated last. */
  readonly #validatedAt = new Map<string, number>()
  /** What the last block included and nobody was told to be final yet. */
  readonly #included: { readonly hash: string; readonly finalized: string }[] = []
  #arrivals = 0

  constructor(modules: PoolModules, limits: PoolLimits) {
    this.#modules = modules
    this.#limits = limits
    this.#bans = new Bans(modules.clock)
  }

  submit(bytes: Uint8Array): string {
    const hash = toHex(blake2_256(bytes))
    if (this.#bans.has(hash)) throw banned()
    if (this.#graph.get(hash) !== undefined) throw alreadyImported(hash)
    if (bytes.length > this.#limits.ready.bytes || bytes.length > this.#limits.future.bytes) throw immediatelyDropped()
    const wrong = misframed(bytes)
    if (wrong !== undefined) throw wrong
    this.#insert(hash, bytes, this.#validated(hash, bytes))
    return hash
  }

  watch(hash: string, listener: StatusListener): () => void {
    const node = this.#graph.get(hash)
    const stop = this.#watchers.add(hash, listener)
    if (node !== undefined) listener(node.ready ? 'ready' : 'future')
    return stop
  }

  *ready(): Generator<ReadyTransaction> {
    this.#postponed.clear()
    for (const node of inOrder(this.#graph, this.#postponed)) yield node.entry
  }

  refused(hash: string, error: Uint8Array): void {
    const refusal = decodeRefusal(error)
    this.#modules.log.debug('transaction refused by its block', { hash, detail: refusal.detail })
    if (refusal.later) {
      this.#postponed.add(hash)
      this.#validatedAt.delete(hash)
    } else {
      this.#invalidate(hash)
    }
  }

  nextIndex(account: Uint8Array): bigint {
    const { backend } = this.#modules
    const encoded = backend.call(backend.head().hash, 'AccountNonceApi_account_nonce', account)
    let index = new ScaleReader(encoded).uint(encoded.length)
    while (this.#graph.provider(nonceTag(account, index, encoded.length))?.ready) index++
    return index
  }

  /** Brings the pool to where it stands after the block. */
  follow(block: StoredBlock): void {
    for (const { hash, finalized } of this.#included.splice(0)) this.#watchers.end(hash, { finalized })
    const unlocked = block.body.flatMap((bytes) => this.#include(toHex(blake2_256(bytes)), block.hash))
    for (const { entry } of [...this.#graph.nodes()]) {
      if (entry.validTill < BigInt(block.number)) this.#drop(entry.hash, 'invalid')
    }
    this.#revalidate(unlocked, block.number)
    for (const entry of enforce(this.#graph, this.#limits)) this.#gone(entry, 'dropped')
  }

  #insert(hash: string, bytes: Uint8Array, valid: Valid): void {
    if (valid.provides.length === 0) throw noTags()
    const result = this.#graph.insert({ hash, bytes, arrival: this.#arrivals++, ...this.#facts(valid) })
    if (result.kind === 'too-low') throw tooLowPriority(result.old, valid.priority)
    if (result.kind === 'cycle') throw cycleDetected()
    this.#validatedAt.set(hash, this.#modules.backend.head().number)
    for (const entry of result.replaced) this.#gone(entry, { usurped: hash })
    for (const entry of enforce(this.#graph, this.#limits)) this.#gone(entry, 'dropped')
    if (this.#graph.get(hash) === undefined) throw immediatelyDropped()
  }

  #facts(valid: Valid): Pick<Entry, 'priority' | 'requires' | 'provides' | 'validTill'> {
    return {
      priority: valid.priority,
      requires: [...new Set(valid.requires)],
      provides: [...new Set(valid.provides)],
      validTill: BigInt(this.#modules.backend.head().number) + valid.longevity,
    }
  }

  #validated(hash: string, bytes: Uint8Array): Valid {
    const verdict = validate(this.#modules.backend, bytes)
    if ('valid' in verdict) return verdict.valid
    if ('error' in verdict || verdict.refusal.kind === 'invalid') this.#bans.ban(hash)
    throw 'error' in verdict ? verdict.error : refusedBy(verdict.refusal)
  }

  #include(hash: string, block: string): Entry[] {
    const node = this.#graph.get(hash)
    if (node === undefined) return []
    const unlocked = this.#graph.include(hash)
    this.#validatedAt.delete(hash)
    this.#watchers.tell(hash, { inBlock: block })
    this.#included.push({ hash, finalized: block })
    return unlocked
  }

  /** First those whose ground has changed, then those whose verdict is oldest. */
  #revalidate(unlocked: readonly Entry[], number: number): void {
    const age = (hash: string): number => number - (this.#validatedAt.get(hash) ?? Number.NEGATIVE_INFINITY)
    const old = [...this.#graph.nodes()].map(({ entry }) => entry).filter(({ hash }) => age(hash) >= TRUSTED_BLOCKS)
    old.sort((a, b) => age(b.hash) - age(a.hash) || a.arrival - b.arrival)
    const due = new Set([...unlocked, ...old].map(({ hash }) => hash))
    for (const hash of [...due].slice(0, this.#limits.revalidated)) this.#revalidateOne(hash, number)
  }

  #revalidateOne(hash: string, number: number): void {
    const entry = this.#graph.get(hash)?.entry
    if (entry === undefined) return
    const verdict = validate(this.#modules.backend, entry.bytes)
    if (!('valid' in verdict)) {
      this.#invalidate(hash)
      return
    }
    this.#validatedAt.set(hash, number)
    if (!this.#graph.revise(hash, this.#facts(verdict.valid))) this.#gone(entry, 'dropped')
  }

  #invalidate(hash: string): void {
    this.#bans.ban(hash)
    this.#drop(hash, 'invalid')
  }

  #drop(hash: string, status: 'dropped' | 'invalid'): void {
    for (const entry of this.#graph.removeTree(hash)) this.#gone(entry, status)
  }

  #gone(entry: Entry, status: Parameters<StatusListener>[0]): void {
    this.#validatedAt.delete(entry.hash)
    this.#watchers.end(entry.hash, status)
  }
}

/** The tag by which `CheckNonce` names the transaction of an account with a nonce of `width` bytes. */
function nonceTag(account: Uint8Array, nonce: bigint, width: number): string {
  const bytes = Array.from({ length: width }, (_, place) => Number((nonce >> BigInt(8 * place)) & 0xffn))
  return Buffer.concat([account, Uint8Array.from(bytes)]).toString('hex')
}
