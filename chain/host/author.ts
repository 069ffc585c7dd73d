import type { Keypair } from '../../src/crypto/keypair.ts'
import type { Clock } from '../../src/lib/clock.ts'
import { BadInputError, toError } from '../../src/lib/errors.ts'
import type { Log } from '../../src/lib/log.ts'
import { readAuthorities, readSlotDuration } from './aura.ts'
import type { TransactionSource } from './backend.ts'
import { buildBlock } from './build.ts'
import type { Chain } from './chain.ts'
import { seal, slotOf } from './seal.ts'

/** The share of a slot in which transactions are applied; the rest belongs to those who ask and submit. */
const APPLY_SHARE = 0.5

export type AuthorModules = {
  readonly chain: Chain
  readonly transactions: TransactionSource
  readonly key: Keypair
  readonly clock: Clock
  readonly log: Log
}

/** The one who makes blocks; `close` resolves when the block in the making is written. */
export interface Author {
  close(): Promise<void>
}

/**
 * Makes a block in each slot of the runtime's own length. A late slot is left out, never made up for. What fails is
 * logged, and the next slot tries again. Throws `BadInputError` when the key is no authority of the chain.
 */
export function startAuthor(modules: AuthorModules): Author {
  const { chain, key, clock, log } = modules
  const stop = new AbortController()
  const { runtime, state } = chain.tip()
  const slotMs = readSlotDuration(runtime, state)
  if (!readAuthorities(runtime, state).some((authority) => sameKey(authority, key.publicKey))) {
    throw new BadInputError(`${key.address} is no authority of this chain`)
  }
  const work = async (): Promise<void> => {
    let last = slotOf(chain.head().header) ?? 0n
    if (last * BigInt(slotMs) > clock.now()) log.warn('the clock is behind the chain, blocks wait for it')
    while (!stop.signal.aborted) {
      const slot = BigInt(Math.floor(clock.now() / slotMs))
      if (slot <= last) {
        // At most a slot at a time: a clock that was set back may be set right again.
        const waitMs = Math.min(Number(last + 1n) * slotMs - clock.now(), slotMs)
        await untilAborted(clock, waitMs, stop.signal)
        continue
      }
      last = slot
      try {
        await authorBlock(modules, slot, slotMs)
      } catch (error) {
        log.error('block not made', { slot, reason: toError(error).message })
      }
    }
  }
  const done = work()
  return {
    async close() {
      stop.abort()
      await done
    },
  }
}

/** Builds, seals and writes one block, when the slot is the key's. */
async function authorBlock(modules: AuthorModules, slot: bigint, slotMs: number): Promise<void> {
  const { chain, transactions, key, clock, log } = modules
  const { runtime, state } = chain.tip()
  const authorities = readAuthorities(runtime, state)
  if (!sameKey(authorities[Number(slot % BigInt(authorities.length))], key.publicKey)) return
  const { header, number } = chain.head()
  const began = clock.now()
  const place = { parent: { header, number, state }, slot, timestampMs: Number(slot) * slotMs }
  const hasTime = (): boolean => clock.now() - began < slotMs * APPLY_SHARE
  const built = buildBlock({ runtime, log }, place, { transactions, hasTime })
  const block = await chain.append(seal(built.header, key), built.body, built.state)
  log.debug('block made', { number: block.number, hash: block.hash, extrinsics: built.body.length })
}

async function untilAborted(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(ms, signal)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

function sameKey(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a !== undefined && Buffer.compare(a, b) === 0
}
