import type { Keypair } from '../crypto/keypair.ts'
import type { Clock } from '../lib/clock.ts'
import { withDeadline } from '../lib/deadline.ts'
import { toError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { BlockRef } from './chain.ts'
import { ExtrinsicError, RpcError, TooManyExtrinsicsError, UnsupportedChainError } from './errors.ts'
import { type Call, ERA_BLOCKS, type Signed } from './extrinsic.ts'
import type { Heads } from './heads.ts'
import { type Included, Inclusions, type Tracked } from './inclusion.ts'
import type { Link } from './link.ts'
import { Nonces } from './nonce.ts'
import { isNonceTaken, POOL_CODE, poolRefusal, statusRefusal } from './refusal.ts'
import type { ChainEvent } from './runtime.ts'
import type { Session } from './session.ts'

/** An extrinsic that is in a block and succeeded, with what the runtime said of it. */
export type Receipt = { readonly block: BlockRef; readonly events: readonly ChainEvent[] }

/** How far an extrinsic has come. */
export type Step =
  | { readonly at: 'submitted'; readonly hash: string }
  | { readonly at: 'in block'; readonly block: BlockRef }
  | { readonly at: 'final'; readonly block: BlockRef }

export type SubmitterModules = { readonly clock: Clock; readonly log: Log; readonly link: Link; readonly heads: Heads }

/** An extrinsic in the pool, by its hash. */
type Sent = { readonly hash: string; readonly tracked: Tracked }

/** Blocks whose events are kept for the extrinsics that are in the same. */
const MAX_KEPT_EVENTS = 8
const WATCH = { start: 'author_submitAndWatchExtrinsic', stop: 'author_unwatchExtrinsic' }

/** Signs, sends and awaits extrinsics of any number of keys at once. */
export class Submitter {
  readonly #modules: SubmitterModules
  readonly #nonces: Nonces
  readonly #inclusions: Inclusions
  readonly #eventsOf = new Map<string, Promise<readonly ChainEvent[]>>()

  constructor(modules: SubmitterModules) {
    const { heads, link, log } = modules
    this.#modules = modules
    this.#inclusions = new Inclusions(link, log)
    this.#nonces = new Nonces({
      next: async (address) => nonceOf(await link.read(({ rpc }) => rpc.call('system_accountNextIndex', [address]))),
      isTaken: (error) => error instanceof ExtrinsicError && isNonceTaken(error),
    })
    heads.listen((block) => this.#inclusions.onBlock(block))
  }

  /** Goes on with what was under way when the last session ended. */
  async resume(): Promise<void> {
    await this.#inclusions.resume()
  }

  /**
   * Resolves when the call is in a block and succeeded. Rejects with `ExtrinsicError` when it is refused, with
   * `DeadlineError` when no block took it while its era lasted, with `ChainUnreachableError` when the chain
   * stayed away; after the last two it may or may not have happened.
   */
  async submit(signer: Keypair, call: Call, onStep: (step: Step) => void = () => {}): Promise<Receipt> {
    const { log } = this.#modules
    const { hash, tracked } = await this.#nonces.take(signer.address, (nonce) => this.#send(signer, call, nonce))
    onStep({ at: 'submitted', hash })
    const included = await this.#await(tracked).catch((thrown: unknown) => {
      this.#nonces.forget(signer.address)
      throw thrown
    })
    onStep({ at: 'in block', block: included.block })
    const events = (await this.#events(included)).filter(({ index }) => index === included.index)
    log.debug('extrinsic in a block', { call: nameOf(call), block: included.block.number })
    const refusal = events.find((event) => event.refusal !== undefined)?.refusal
    if (refusal !== undefined) throw new ExtrinsicError(nameOf(call), refusal)
    if (events.some(({ pallet, name }) => pallet === 'System' && name === 'ExtrinsicSuccess')) {
      return { block: included.block, events }
    }
    throw new UnsupportedChainError(
      `${nameOf(call)} is in block ${included.block.number}, which says neither success nor failure`,
    )
  }

  async #send(signer: Keypair, call: Call, nonce: bigint): Promise<Sent> {
    if (this.#inclusions.full) throw new TooManyExtrinsicsError('too many extrinsics wait for a block')
    const session = await this.#modules.link.session()
    const birth = this.#modules.heads.parent
    if (birth === undefined) throw new UnsupportedChainError('the chain announced no block yet')
    const signed = session.runtime.sign(call, signer, { nonce, birth })
    const tracked = this.#inclusions.track(signed, birth, session.runtime.blockTimeMs)
    const sent = { hash: signed.hash, tracked }
    try {
      await this.#watch(session, { signed, tracked, call })
    } catch (thrown) {
      // Whether the node had it when the connection went, only the blocks can tell; it is sent again meanwhile.
      if (session.rpc.gone.aborted) return sent
      const refusal = thrown instanceof RpcError ? poolRefusal(thrown) : undefined
      if (thrown instanceof RpcError && thrown.rpcCode === POOL_CODE.imported) return sent
      const error =
        refusal === undefined ? toError(thrown) : new ExtrinsicError(nameOf(call), refusal, { cause: thrown })
      tracked.fail(error)
      throw error
    }
    return sent
  }

  /** Sends it, and stops waiting early if the pool throws it out. That it is in a block, the blocks tell. */
  async #watch(
    { rpc }: Session,
    { signed, tracked, call }: { signed: Signed; tracked: Tracked; call: Call },
  ): Promise<void> {
    const stop = await rpc.subscribe(WATCH, [signed.hex], (status) => {
      const refusal = statusRefusal(typeof status === 'string' ? status : (Object.keys(status ?? {})[0] ?? ''))
      if (refusal !== undefined) tracked.fail(new ExtrinsicError(nameOf(call), refusal))
    })
    const end = (): void => stop()
    tracked.included.then(end, end)
  }

  async #await(tracked: Tracked): Promise<Included> {
    const { clock, link } = this.#modules
    const { runtime } = await link.session()
    // Blocks may stop coming while the node still answers: twice the era's time is long enough to know.
    const ms = 2 * ERA_BLOCKS * runtime.blockTimeMs
    try {
      return await withDeadline(clock, () => tracked.included, { what: 'an extrinsic to be in a block', ms })
    } catch (thrown) {
      tracked.fail(toError(thrown))
      throw thrown
    }
  }

  /** What the runtime said in a block, read once however many extrinsics of ours are in it. */
  async #events({ block: { hash } }: Included): Promise<readonly ChainEvent[]> {
    const known = this.#eventsOf.get(hash)
    if (known !== undefined) return known
    const events = this.#modules.link.read(async ({ rpc, runtime }) => {
      const { params } = runtime.storage('system', 'events', [])
      return runtime.events(await rpc.call('state_getStorage', [...params, hash]))
    })
    this.#eventsOf.set(hash, events)
    events.catch(() => this.#eventsOf.delete(hash))
    if (this.#eventsOf.size > MAX_KEPT_EVENTS) this.#eventsOf.delete(this.#eventsOf.keys().next().value!)
    return events
  }
}

function nonceOf(answer: unknown): bigint {
  if (typeof answer === 'number' && Number.isSafeInteger(answer)) return BigInt(answer)
  throw new UnsupportedChainError('system_accountNextIndex did not answer with a number')
}

function nameOf({ pallet, method, title }: Call): string {
  return title ?? `${pallet}.${method}`
}
