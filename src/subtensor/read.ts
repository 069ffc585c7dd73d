import { z } from 'zod'
import { toJson } from '../lib/json.ts'
import type { BlockRef } from './chain.ts'
import { UnsupportedChainError } from './errors.ts'
import type { Link } from './link.ts'

/** Answers of runtime functions kept, each for one block: roles of a process ask for the same at every block. */
const MAX_KEPT = 64

/** Reads the chain's state, at its head or at one block. */
export class Reader {
  readonly #link: Link
  readonly #kept = new Map<string, Promise<unknown>>()

  constructor(link: Link) {
    this.#link = link
  }

  async head(): Promise<BlockRef> {
    return this.#link.read(async ({ rpc, runtime }) => runtime.block(await rpc.call('chain_getHeader', [])))
  }

  /** A block by its number; `undefined` when there is none yet. */
  async block(number: bigint): Promise<BlockRef | undefined> {
    const hash = await this.#link.read(({ rpc }) => rpc.call('chain_getBlockHash', [Number(number)]))
    return typeof hash === 'string' ? { number, hash } : undefined
  }

  /** A storage item at its block, or now; `undefined` where an optional one is absent. */
  async storage<T>(
    shape: z.ZodType<T>,
    pallet: string,
    item: string,
    keys: readonly unknown[] = [],
    at?: BlockRef,
  ): Promise<T> {
    const value = await this.#link.read(async ({ rpc, runtime }) => {
      const { params, read } = runtime.storage(pallet, item, keys)
      return read(await rpc.call('state_getStorage', at === undefined ? params : [...params, at.hash]))
    })
    return shaped(shape, value, `${pallet}.${item}`)
  }

  /** Values of one storage map at a block, one for each list of keys. */
  async storages<T>(
    shape: z.ZodType<T>,
    [pallet, item]: readonly [string, string],
    keys: readonly (readonly unknown[])[],
    at: BlockRef,
  ): Promise<readonly T[]> {
    const values = await this.#link.read(async ({ rpc, runtime }) => {
      const entries = keys.map((key) => runtime.storage(pallet, item, key))
      const answers = new Map<string, unknown>()
      for (let from = 0; from < entries.length; from += MAX_KEYS) {
        const page = entries.slice(from, from + MAX_KEYS).map(({ params }) => params[0])
        const [set] = ChangeSets.parse(await rpc.call('state_queryStorageAt', [page, at.hash]))
        for (const [key, value] of set?.changes ?? []) answers.set(key, value)
      }
      return entries.map(({ params, read }) => read(answers.get(params[0]) ?? null))
    })
    return values.map((value) => shaped(shape, value, `${pallet}.${item}`))
  }

  /** The first key of every entry of a storage map whose keys are netuids hashed by identity. */
  async netuids(pallet: string, item: string): Promise<number[]> {
    const found = await this.#link.read(async ({ rpc, runtime }) => {
      const [prefix] = runtime.storage(pallet, item, [0]).params
      const map = prefix.slice(0, -4)
      const keys = z.array(z.string()).parse(await rpc.call('state_getKeysPaged', [map, MAX_KEYS, map]))
      return keys.map((key) => Buffer.from(key.slice(-4), 'hex').readUInt16LE())
    })
    return found.sort((left, right) => left - right)
  }

  /** Whether the runtime has a function. */
  async hasApi(trait: string, method: string): Promise<boolean> {
    return this.#link.read(async ({ runtime }) => runtime.hasApi(trait, method))
  }

  /** What a runtime function says at a block. Rejects with `UnsupportedChainError` when the runtime has none of that name. */
  async api<T>(
    shape: z.ZodType<T>,
    [trait, method]: readonly [string, string],
    args: readonly unknown[],
    at: BlockRef,
  ): Promise<T> {
    const key = toJson([at.hash, trait, method, args])
    const value = await this.#keep(key, () =>
      this.#link.read(async ({ rpc, runtime }) => {
        const question = runtime.api(trait, method, args)
        if (question === undefined) throw new UnsupportedChainError(`the runtime has no ${trait}.${method}`)
        return shaped(
          shape,
          question.read(await rpc.call('state_call', [...question.params, at.hash])),
          `${trait}.${method}`,
        )
      }),
    )
    return value as T
  }

  async #keep(key: string, read: () => Promise<unknown>): Promise<unknown> {
    const kept = this.#kept.get(key)
    if (kept !== undefined) return kept
    const fresh = read()
    this.#kept.set(key, fresh)
    fresh.catch(() => this.#kept.delete(key))
    if (this.#kept.size > MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value!)
    return fresh
  }
}

/** Substrate's bound of a page. A chain has fewer subnets (Subtensor's limit is 128). */
const MAX_KEYS = 1000
/** What `state_queryStorageAt` answers: keys with their values. */
const ChangeSets = z.array(z.object({ changes: z.array(z.tuple([z.string(), z.string().nullable()])) }))

function shaped<T>(shape: z.ZodType<T>, value: unknown, name: string): T {
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new UnsupportedChainError(
    `${name} has another shape than expected: ${issue?.path.join('.')}: ${issue?.message}`,
  )
}
