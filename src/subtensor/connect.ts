import { ready } from '../crypto/ready.ts'
import { withDeadline } from '../lib/deadline.ts'
import { toError } from '../lib/errors.ts'
import type { BlockRef, Chain } from './chain.ts'
import { type Desk, deskOf } from './desk.ts'
import { ChainUnreachableError } from './errors.ts'
import { Heads } from './heads.ts'
import { Link } from './link.ts'
import { Reader } from './read.ts'
import { readsOf } from './reads.ts'
import type { SessionModules } from './session.ts'
import { Submitter } from './submit.ts'
import { submitsOf } from './submits.ts'

export type ConnectOptions = {
  /** As in `ws://127.0.0.1:9944`. */
  readonly endpoint: string
  /** How long to wait for the chain: now for the first connection, later in each call while it is gone. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

/**
 * Connects to a chain that speaks Subtensor's interface, embedded or native; one connection serves a whole process.
 * Rejects with `BadEndpointError`, `ChainUnreachableError`, `UnsupportedChainError` or the signal's reason.
 */
export async function connectChain(modules: SessionModules, options: ConnectOptions): Promise<Chain> {
  return (await connectDesk(modules, options)).chain
}

/** As `connectChain`, for a person who does more than a role. */
export async function connectDesk(modules: SessionModules, { signal, ...options }: ConnectOptions): Promise<Desk> {
  const { clock, log } = modules
  const link = new Link(modules, options)
  await ready()
  const heads = new Heads(log)
  const submitter = new Submitter({ clock, log, link, heads })
  const reader = new Reader(link)

  const firstHead = new Promise<void>((resolve) => {
    link.onSession((session) => {
      const following = heads.follow(session).then(() => submitter.resume())
      following.catch((thrown: unknown) => {
        log.debug('session not followed', { why: toError(thrown).message })
        // A session without its blocks is of no use to anybody.
        session.rpc.close()
      })
      following.then(resolve, () => undefined)
    })
  })
  const { runtime } = await link.open(signal)
  try {
    const wait = { what: 'the first block', ms: options.timeoutMs, ...(signal && { signal }) }
    await withDeadline(clock, () => firstHead, wait)
  } catch (thrown) {
    await link.close()
    throw signal?.aborted
      ? thrown
      : new ChainUnreachableError(options.endpoint, 'it announces no block', { cause: thrown })
  }

  const waitForBlock = async (number: bigint, stop?: AbortSignal): Promise<BlockRef> => {
    const last = heads.last
    if (last !== undefined && last.number >= number) return last
    const away = number - (last?.number ?? 0n)
    const ms = WAIT_FACTOR * Number(away) * runtime.blockTimeMs + options.timeoutMs
    const wait = { what: `block ${number}`, ms, ...(stop && { signal: stop }) }
    return withDeadline(clock, (end) => blockAt(heads, number, end), wait)
  }

  const chain: Chain = {
    genesisHash: runtime.genesisHash,
    specVersion: runtime.specVersion,
    blockTimeMs: runtime.blockTimeMs,
    head: () => reader.head(),
    block: (number) => reader.block(number),
    watch: (onBlock, stop) => heads.listen(onBlock, stop),
    waitForBlock,
    ...readsOf(reader),
    ...submitsOf({ link, reader, submitter }),
    close: () => link.close(),
  }
  return deskOf({ chain, link, reader, submitter })
}

/** How much longer than its block time a block may take before a wait for it is given up. */
const WAIT_FACTOR = 4

function blockAt(heads: Heads, number: bigint, signal: AbortSignal): Promise<BlockRef> {
  return new Promise((resolve) => {
    const found = new AbortController()
    heads.listen(
      (block) => {
        if (block.number < number) return
        found.abort()
        resolve(block)
      },
      AbortSignal.any([signal, found.signal]),
    )
  })
}
