import { BadInputError, toError } from '../../src/lib/errors.ts'
import type { Log } from '../../src/lib/log.ts'
import type { BlockRef, Chain } from '../../src/subtensor/chain.ts'
import { nextEpoch } from '../../src/subtensor/epochs.ts'
import { lostRound, type Memory, newSecret, type Outcome } from './memory.ts'
import { nextWindow, type Window } from './window.ts'

/** A round that is to be held. */
export type RoundOrder = {
  readonly memory: Memory
  readonly secret: Uint8Array
  /** The block whose hash draws the round. */
  readonly seedBlock: BlockRef
  readonly window: Window
  readonly windowMs: number
  /** Aborts when the window closes: nobody is asked any more. */
  readonly closing: AbortSignal
}

/** What a round comes to. */
export type RoundResult = Pick<Memory, 'stateHash' | 'table' | 'taskSet' | 'row' | 'slips'> & Omit<Outcome, 'epoch'>

export type KeepModules = {
  readonly chain: Pick<Chain, 'blockTimeMs' | 'head' | 'block' | 'watch' | 'waitForBlock' | 'epochSchedule'>
  readonly log: Log
  /** Whether the hotkey may judge now. */
  readonly permitted: () => boolean
  /** Asks, judges, and keeps what it takes to do so again. */
  readonly judge: (round: RoundOrder) => Promise<RoundResult>
  /** Puts what is known and the hash of the next secret on the chain; resolves with the block they are in. */
  readonly announce: (memory: Memory & { readonly last: Outcome }, nextSecret: Uint8Array) => Promise<BlockRef>
  readonly save: (memory: Memory) => Promise<void>
}

export type KeepOptions = {
  readonly netuid: number
  readonly marginBlocks: number
  /** Blocks set aside for late answers, judging and the commitment. */
  readonly closeBlocks: number
  readonly signal: AbortSignal
}

/** A round begins only when so many blocks are left to ask in. */
const LEAST_BLOCKS = 3
/** After a round that failed the next is tried 1, 2, 4… blocks later, and in the long run every so many. */
const MAX_REST_BLOCKS = 64

/**
 * Holds one round an epoch until the signal aborts: announces a secret, waits for the block that draws, asks and judges, and
 * puts the outcome on the chain together with the hash of the next secret. A round that fails is announced as empty: what
 * was known before it stays. Resolves when the round under way has ended.
 */
export async function keepJudging(given: KeepModules, begun: Memory, options: KeepOptions): Promise<void> {
  const { chain, log } = given
  const { signal } = options
  let memory = begun
  let failures = 0
  const save = async (known: Memory): Promise<void> => {
    await given.save(known)
    memory = known
  }
  const modules = { ...given, save }
  while (!signal.aborted) {
    try {
      await untilPermitted(modules, signal)
      let announced = await announceAnew(modules, memory, options)
      while (!signal.aborted) {
        announced = await holdRound(modules, announced, options)
        failures = 0
        await untilPermitted(modules, signal)
      }
    } catch (thrown) {
      if (signal.aborted) return
      const rest = BigInt(Math.min(2 ** failures, MAX_REST_BLOCKS))
      failures++
      log.warn('round lost', { why: toError(thrown).message, rest })
      await chain.waitForBlock((await chain.head()).number + rest, signal).catch(() => {})
    }
  }
}

/** What is known and on the chain, and the secret whose hash is there with it. */
type Announced = { readonly memory: Memory; readonly secret: Uint8Array; readonly block: BlockRef }

/** After a start or a failure. If a secret was out its round is lost; else the chain was never told of the last one. */
async function announceAnew(
  { chain, announce, save }: KeepModules,
  memory: Memory,
  { netuid }: KeepOptions,
): Promise<Announced> {
  const { index } = await chain.epochSchedule(netuid)
  const { last, announced } = memory
  const next = last === undefined ? 0n : last.epoch + 1n
  const past = index > 0n ? index - 1n : 0n
  const told = last === undefined || announced ? lostRound(next > past ? next : past) : last
  const secret = newSecret()
  const block = await announce({ ...memory, last: told }, secret)
  const known = { ...memory, last: told, announced: true }
  await save(known)
  return { memory: known, secret, block }
}

async function holdRound(modules: KeepModules, announced: Announced, options: KeepOptions): Promise<Announced> {
  const { chain, judge, announce, save } = modules
  const { memory, secret, block } = announced
  const { signal } = options
  await chain.waitForBlock(block.number + 1n, signal)
  const seedBlock = await chain.block(block.number + 1n)
  if (seedBlock === undefined) throw new RangeError(`block ${block.number + 1n} was announced and is gone`)
  const schedule = await chain.epochSchedule(options.netuid)
  if (schedule.tempo === 0n) throw new BadInputError('the subnet has a tempo of 0, so that it has no epochs')
  const outlook = {
    block: schedule.block,
    epochBlock: nextEpoch(schedule),
    epoch: schedule.index,
    tempo: schedule.tempo,
    lastEpoch: memory.last?.epoch,
  }
  const window = nextWindow(outlook, { ...options, leastBlocks: LEAST_BLOCKS })
  const windowMs = Number(window.closeBlock - schedule.block) * chain.blockTimeMs
  const over = new AbortController()
  const watching = AbortSignal.any([signal, over.signal])
  const closed = new AbortController()
  chain.watch(({ number }) => {
    if (number >= window.closeBlock) closed.abort()
  }, watching)
  try {
    const { stateHash, table, taskSet, row, slips, root, count, units } = await judge({
      memory,
      secret,
      seedBlock,
      window,
      windowMs,
      closing: AbortSignal.any([signal, closed.signal]),
    })
    const last = { epoch: window.epoch, root, count, units }
    const known = { ...memory, last, announced: false, stateHash, table, taskSet, row, slips }
    await save(known)
    const nextSecret = newSecret()
    const at = await announce(known, nextSecret)
    const told = { ...known, announced: true }
    await save(told)
    return { memory: told, secret: nextSecret, block: at }
  } finally {
    over.abort()
  }
}

async function untilPermitted({ chain, permitted }: KeepModules, signal: AbortSignal): Promise<void> {
  while (!permitted() && !signal.aborted) await chain.waitForBlock((await chain.head()).number + 1n, signal)
}
