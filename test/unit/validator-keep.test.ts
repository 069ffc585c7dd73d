import { expect, test } from 'vitest'
import { silent } from '../../src/lib/log.ts'
import type { BlockRef } from '../../src/subtensor/chain.ts'
import { type KeepModules, keepJudging, type RoundOrder, type RoundResult } from '../../validator/round/keep.ts'
import type { Memory } from '../../validator/round/memory.ts'
import { settle } from '../support/clock.ts'

const TEMPO = 20n
const NEW: Memory = {
  last: undefined,
  announced: false,
  stateHash: new Uint8Array(32),
  table: [],
  taskSet: undefined,
  row: [],
  slips: [],
}
const RESULT: RoundResult = {
  stateHash: new Uint8Array(32).fill(7),
  table: [],
  taskSet: undefined,
  row: [{ uid: 1, weight: 65_535 }],
  root: new Uint8Array(32).fill(9),
  count: 3,
  units: 5n,
  slips: [],
}

/** A chain whose blocks the test makes, and a validator on it. */
function validator({
  begun = NEW,
  judge = async () => RESULT,
  at = 100n,
}: {
  begun?: Memory
  judge?: KeepModules['judge']
  at?: bigint
} = {}) {
  let head = at
  let permit = true
  let failAnnouncing = false
  const listeners = new Set<(block: BlockRef) => void>()
  const blockOf = (number: bigint): BlockRef => ({ number, hash: `hash of ${number}` })
  const announced: { epoch: bigint; count: number; stateHash: number; block: bigint }[] = []
  const saved: Memory[] = []
  const orders: RoundOrder[] = []
  const stop = new AbortController()
  const modules: KeepModules = {
    log: silent,
    permitted: () => permit,
    chain: {
      blockTimeMs: 1_000,
      head: async () => blockOf(head),
      block: async (number) => (number <= head ? blockOf(number) : undefined),
      watch: (listener, signal) => {
        listeners.add(listener)
        signal.addEventListener('abort', () => listeners.delete(listener), { once: true })
      },
      waitForBlock: (number, signal) =>
        head >= number
          ? Promise.resolve(blockOf(head))
          : new Promise((resolve, reject) => {
              const listener = (block: BlockRef): void => {
                if (block.number < number) return
                listeners.delete(listener)
                resolve(block)
              }
              listeners.add(listener)
              signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
            }),
      epochSchedule: async () => ({
        block: head,
        tempo: TEMPO,
        lastEpoch: head - (head % TEMPO),
        pendingAt: 0n,
        index: head / TEMPO,
        blocksSince: head % TEMPO,
      }),
    },
    judge: (order) => {
      orders.push(order)
      return judge(order)
    },
    announce: async ({ last, stateHash }) => {
      if (failAnnouncing) throw new Error('the chain is away')
      head += 1n
      announced.push({ epoch: last.epoch, count: last.count, stateHash: stateHash[0]!, block: head })
      return blockOf(head)
    },
    save: async (memory) => {
      saved.push(memory)
    },
  }
  const over = keepJudging(modules, begun, { netuid: 1, marginBlocks: 4, closeBlocks: 3, signal: stop.signal })
  return {
    announced,
    saved,
    orders,
    permit: (value: boolean) => {
      permit = value
    },
    failAnnouncing: (value: boolean) => {
      failAnnouncing = value
    },
    async reach(number: bigint) {
      await settle()
      while (head < number) {
        head += 1n
        for (const listener of [...listeners]) listener(blockOf(head))
        await settle()
      }
    },
    async end() {
      stop.abort()
      await over
    },
  }
}

const untilClosed = (order: RoundOrder): Promise<RoundResult> =>
  new Promise((resolve) => order.closing.addEventListener('abort', () => resolve(RESULT), { once: true }))

test('a validator announces a secret first, and judges by the block after it', async () => {
  const v = validator({ judge: untilClosed })
  await v.reach(102n)
  expect(v.announced).toEqual([{ epoch: 4n, count: 0, stateHash: 0, block: 101n }])
  expect(v.orders[0]).toMatchObject({
    seedBlock: { number: 102n },
    window: { epoch: 5n, closeBlock: 113n },
    windowMs: 11_000,
  })
  await v.end()
})

test('each epoch has one round, and its outcome is announced with the hash of the next secret', async () => {
  const v = validator({ judge: untilClosed })
  await v.reach(160n)
  expect(v.announced.map(({ epoch, count, stateHash }) => ({ epoch, count, stateHash }))).toEqual([
    { epoch: 4n, count: 0, stateHash: 0 },
    { epoch: 5n, count: 3, stateHash: 7 },
    { epoch: 6n, count: 3, stateHash: 7 },
    { epoch: 7n, count: 3, stateHash: 7 },
  ])
  for (const { epoch, block } of v.announced.slice(1)) expect(block, `epoch ${epoch}`).toBe(epoch * TEMPO + 14n)
  const secrets = v.orders.map(({ secret }) => Buffer.from(secret).toString('hex'))
  expect(new Set(secrets).size).toBe(secrets.length)
  await v.end()
})

test('a round that fails is announced as empty, and what was known before stays', async () => {
  let rounds = 0
  const v = validator({
    judge: async (order) => (++rounds === 2 ? Promise.reject(new Error('no model')) : untilClosed(order)),
  })
  await v.reach(160n)
  expect(v.announced.map(({ epoch, count, stateHash }) => ({ epoch, count, stateHash })).slice(0, 4)).toEqual([
    { epoch: 4n, count: 0, stateHash: 0 },
    { epoch: 5n, count: 3, stateHash: 7 },
    { epoch: 6n, count: 0, stateHash: 7 },
    { epoch: 7n, count: 3, stateHash: 7 },
  ])
  expect(v.saved.at(-1)!.row).toEqual(RESULT.row)
  await v.end()
})

test('an outcome that could not be announced is announced later, not lost', async () => {
  const v = validator({ judge: untilClosed })
  await v.reach(105n)
  v.failAnnouncing(true)
  await v.reach(115n)
  v.failAnnouncing(false)
  await v.reach(125n)
  expect(v.announced[1]).toMatchObject({ epoch: 5n, count: 3, stateHash: 7 })
  await v.end()
})

test('after a restart in the middle of a round that round is announced as empty', async () => {
  const last = { epoch: 5n, root: new Uint8Array(32), count: 3, units: 5n }
  const begun = { ...NEW, last, announced: true, stateHash: new Uint8Array(32).fill(3) }
  const v = validator({ begun, judge: untilClosed, at: 121n })
  await v.reach(123n)
  expect(v.announced).toEqual([{ epoch: 6n, count: 0, stateHash: 3, block: 122n }])
  expect(v.orders[0]!.window.epoch).toBe(7n)
  await v.end()
})

test('after a restart between judging and announcing the round is announced as it was', async () => {
  const last = { epoch: 5n, root: new Uint8Array(32).fill(1), count: 3, units: 5n }
  const v = validator({ begun: { ...NEW, last, announced: false }, judge: untilClosed, at: 121n })
  await v.reach(123n)
  expect(v.announced).toMatchObject([{ epoch: 5n, count: 3 }])
  expect(v.orders[0]!.window.epoch).toBe(6n)
  await v.end()
})

test('who may not judge announces nothing', async () => {
  const v = validator()
  v.permit(false)
  await v.end()
  const waiting = validator({ judge: untilClosed })
  waiting.permit(false)
  await waiting.reach(110n)
  // It was permitted when it began, and then asked for one round at most.
  expect(waiting.announced.length).toBeLessThanOrEqual(2)
  await waiting.end()
})
