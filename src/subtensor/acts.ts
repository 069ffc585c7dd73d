import { z } from 'zod'
import { BadInputError } from '../lib/errors.ts'
import type { BlockRef } from './chain.ts'
import type { Variant } from './codec.ts'
import { RpcError, UnsupportedChainError } from './errors.ts'
import type { Link } from './link.ts'
import type { ChainEvent } from './runtime.ts'
import type { Session } from './session.ts'

/** Blocks of one question: a week of them, of twelve seconds. */
const MAX_BLOCKS = 50_400n
/** Blocks read at once. */
const AT_ONCE = 16
/** Calls within calls within calls: the runtime takes no more levels either. */
const MAX_DEPTH = 8

export type Span = { readonly from: bigint; readonly to: bigint }

/** A call that somebody made, by the chain's own names; those within batches and by proxies count as made by their origin. */
export type Act = {
  readonly pallet: string
  readonly name: string
  readonly args: unknown
  readonly origin: string
}

/** What an extrinsic did: its calls that may have taken effect, and the events that say which did, as long as the node has them. */
export type Done = {
  readonly block: BlockRef
  readonly acts: readonly Act[]
  readonly events: readonly ChainEvent[] | undefined
}

/**
 * Reads the bodies of blocks, both ends included, for extrinsics with calls that `wanted` wants. Storage has what is; bodies have what was.
 * Events are read only of blocks with such an extrinsic. Rejects with `BadInputError` for too many blocks, with `UnsupportedChainError`
 * when the node has a block no more.
 */
export async function readActs(
  link: Pick<Link, 'read'>,
  { from, to }: Span,
  wanted: (act: Act) => boolean,
): Promise<readonly Done[]> {
  if (to - from >= MAX_BLOCKS) throw new BadInputError(`at most ${MAX_BLOCKS} blocks are read at once`)
  const found: Done[] = []
  for (let first = from; first <= to; first += BigInt(AT_ONCE)) {
    const numbers = Array.from({ length: AT_ONCE }, (_, place) => first + BigInt(place)).filter((each) => each <= to)
    for (const done of await Promise.all(numbers.map((number) => readBlock(link, number, wanted)))) found.push(...done)
  }
  return found
}

const Body = z.object({ block: z.object({ extrinsics: z.array(z.string()) }) })

async function readBlock(link: Pick<Link, 'read'>, number: bigint, wanted: (act: Act) => boolean): Promise<Done[]> {
  return link.read(async ({ rpc, runtime }) => {
    const hash = await rpc.call('chain_getBlockHash', [Number(number)])
    const body = Body.safeParse(await rpc.call('chain_getBlock', [hash]))
    if (typeof hash !== 'string' || !body.success) throw new UnsupportedChainError(`the node has no block ${number}`)
    const extrinsics = body.data.block.extrinsics.map((hex, index) => {
      const { signer, call } = runtime.extrinsic(hex)
      return { index, acts: signer === undefined ? [] : actsOf(call, signer).filter(wanted) }
    })
    const made = extrinsics.filter(({ acts }) => acts.length > 0)
    if (made.length === 0) return []
    const events = await eventsIn({ rpc, runtime }, hash)
    return made.map(({ index, acts }) => ({
      block: { number, hash },
      acts,
      events: events?.filter((event) => event.index === index),
    }))
  })
}

/** `undefined` when the node has given up the state of the block. */
async function eventsIn({ rpc, runtime }: Session, hash: string): Promise<readonly ChainEvent[] | undefined> {
  const { params } = runtime.storage('system', 'events', [])
  try {
    return runtime.events(await rpc.call('state_getStorage', [...params, hash]))
  } catch (thrown) {
    if (thrown instanceof RpcError) return undefined
    throw thrown
  }
}

/**
 * The acts that took effect, of those of one kind: a batch stops at its first failure, so they are as many, from the first, as there are
 * events that say so. Where the events are gone all count: the pool keeps calls that would fail out of blocks.
 */
export function effective({ acts, events }: Done, says: (event: ChainEvent) => boolean): readonly Act[] {
  return events === undefined ? acts : acts.slice(0, events.filter(says).length)
}

const Wrapped = z.union([z.object({ calls: z.array(z.unknown()) }), z.object({ call: z.unknown() })])

/** The calls of a call, itself or those it wraps. */
function actsOf(call: Variant, origin: string, depth = 0): readonly Act[] {
  const [inner] = Object.values(call.value) as (Variant | undefined)[]
  if (inner === undefined || depth > MAX_DEPTH) return []
  const act = { pallet: call.type, name: inner.type, args: inner.value, origin }
  const wrapped = act.pallet === 'Utility' || act.pallet === 'Proxy' ? Wrapped.safeParse(act.args) : undefined
  if (wrapped?.success !== true) return [act]
  const calls = 'calls' in wrapped.data ? wrapped.data.calls : [wrapped.data.call]
  const real = act.pallet === 'Proxy' ? realOf(act.args) : origin
  return calls.flatMap((each) => actsOf(each as Variant, real, depth + 1))
}

/** For whom a proxy acts: an account, or an address that holds one. */
function realOf(args: unknown): string {
  const { real } = args as { readonly real?: string | Variant }
  const account = typeof real === 'object' ? Object.values(real.value)[0] : real
  return typeof account === 'string' ? account : ''
}
