import { beforeAll, describe, expect, it } from 'vitest'
import { PoolError } from '../../chain/host/pool/error.ts'
import { createPool, type Pool, type PoolLimits } from '../../chain/host/pool/pool.ts'
import type { PoolStatus } from '../../chain/host/pool/watchers.ts'
import { ready } from '../../src/crypto/ready.ts'
import { silent } from '../../src/lib/log.ts'
import { FakeClock } from '../support/clock.ts'
import { type FakeExtrinsic, fakeAccount, fakeBackend, fakeExtrinsic } from '../support/fake-backend.ts'

beforeAll(ready)

const THIRTY_MINUTES = 30 * 60_000

function open(limits: Partial<PoolLimits> = {}) {
  const backend = fakeBackend()
  const clock = new FakeClock()
  return { backend, clock, pool: createPool({ backend, clock, log: silent }, limits) }
}

/** What `submit` answered: a code with message and data, or that it took the transaction. */
function answer(pool: Pool, extrinsic: FakeExtrinsic | Uint8Array): unknown[] {
  try {
    pool.submit(extrinsic instanceof Uint8Array ? extrinsic : fakeExtrinsic(extrinsic))
    return ['taken']
  } catch (thrown) {
    if (!(thrown instanceof PoolError)) throw thrown
    return [thrown.rpcCode, thrown.message, ...(thrown.data === undefined ? [] : [thrown.data])]
  }
}

function watched(pool: Pool, extrinsic: FakeExtrinsic): PoolStatus[] {
  const heard: PoolStatus[] = []
  pool.watch(pool.submit(fakeExtrinsic(extrinsic)), (status) => heard.push(status))
  return heard
}

describe('a refused transaction', () => {
  it.each([
    [[0, 0], 'Transaction call is not expected'],
    [[0, 1], 'Inability to pay some fees (e.g. account balance too low)'],
    [[0, 3], 'Transaction is outdated'],
    [[0, 4], 'Transaction has a bad signature'],
    [[0, 5], 'Transaction has an ancient birth block'],
    [[0, 6], 'Transaction would exhaust the block limits'],
    [[0, 7, 6], 'Custom error: 6'],
    [[0, 7, 255], 'Custom error: 255'],
    [[0, 8], 'A call was labelled as mandatory, but resulted in an Error.'],
    [[0, 9], 'Transaction dispatch is mandatory; transactions must not be validated.'],
    [[0, 10], 'Invalid signing address'],
    [[0, 12], 'The transaction extension did not authorize any origin'],
  ])('is answered with 1010 and the reason of %j', (refusal, reason) => {
    expect(answer(open().pool, { account: 1, nonce: 0, refusal })).toEqual([1010, 'Invalid Transaction', reason])
  })

  it.each([
    [[1, 0], 'CannotLookup'],
    [[1, 1], 'NoUnsignedValidator'],
    [[1, 2, 9], 'Custom(9)'],
  ])('is answered with 1011 when the runtime cannot tell: %j', (refusal, reason) => {
    const { pool } = open()
    const expected = [1011, 'Unknown Transaction Validity', reason]
    expect(answer(pool, { account: 1, nonce: 0, refusal })).toEqual(expected)
    expect(answer(pool, { account: 1, nonce: 0, refusal }), 'asked again').toEqual(expected)
  })

  it('is banned for half an hour, and costs no validation meanwhile', async () => {
    const { backend, clock, pool } = open()
    backend.refuse([0, 1])
    answer(pool, { account: 1, nonce: 0 })
    backend.refuse(undefined)
    const before = backend.validations()
    expect(answer(pool, { account: 1, nonce: 0 })).toEqual([1012, 'Transaction is temporarily banned'])
    expect(backend.validations()).toBe(before)
    await clock.advance(THIRTY_MINUTES)
    expect(answer(pool, { account: 1, nonce: 0 })).toEqual(['taken'])
  })

  it('is answered with 1001 when its length prefix does not fit', () => {
    const { pool } = open()
    for (const bytes of [Uint8Array.of(), Uint8Array.of(8, 1), Uint8Array.of(4, 1, 2), Uint8Array.of(5, 0, 1)]) {
      expect(answer(pool, bytes)[0], `bytes ${bytes}`).toBe(1001)
    }
  })

  it('is answered with 1002 when the runtime fails on it', () => {
    const { backend, pool } = open()
    const call = backend.call
    backend.call = (...args) => {
      if (args[1] === 'TaggedTransactionQueue_validate_transaction') throw new Error('Execution failed: bad codec')
      return call(...args)
    }
    const message = 'Verification Error: Runtime error: Execution failed: bad codec'
    expect(answer(pool, { account: 1, nonce: 0 }).slice(0, 2)).toEqual([1002, message])
  })
})

describe('a pool', () => {
  it('answers 1013 to the same bytes and 1014 to a rival without a higher priority', () => {
    const { pool } = open()
    const hash = pool.submit(fakeExtrinsic({ account: 1, nonce: 0 }))
    expect(answer(pool, { account: 1, nonce: 0 })).toEqual([1013, 'Transaction Already Imported', hash])
    const rival = answer(pool, { account: 1, nonce: 0, salt: 1 })
    expect(rival.slice(0, 2)).toEqual([1014, 'Priority is too low: (1 vs 1)'])
  })

  it('lets a rival of higher priority usurp its place', () => {
    const { pool } = open()
    const heard = watched(pool, { account: 1, nonce: 0 })
    const usurper = pool.submit(fakeExtrinsic({ account: 1, nonce: 0, priority: 2 }))
    expect(heard).toEqual(['ready', { usurped: usurper }])
    expect(pool.pending()).toEqual([fakeExtrinsic({ account: 1, nonce: 0, priority: 2 })])
  })

  it('orders the nonces of an account whatever order they came in, and counts the next index on', () => {
    const { pool } = open()
    const heard = watched(pool, { account: 1, nonce: 2 })
    pool.submit(fakeExtrinsic({ account: 1, nonce: 0 }))
    expect(pool.nextIndex(fakeAccount(1))).toBe(1n)
    pool.submit(fakeExtrinsic({ account: 1, nonce: 1 }))
    expect(heard).toEqual(['future', 'ready'])
    expect(pool.nextIndex(fakeAccount(1))).toBe(3n)
    expect(pool.nextIndex(fakeAccount(2))).toBe(0n)
    expect(pool.pending()).toEqual([0, 1, 2].map((nonce) => fakeExtrinsic({ account: 1, nonce })))
  })

  it('follows the chain: what is in a block is told so and leaves, what hangs on it stays ready', () => {
    const { backend, pool } = open()
    const first = watched(pool, { account: 1, nonce: 0 })
    const second = watched(pool, { account: 1, nonce: 1 })
    const { hash } = backend.author(fakeExtrinsic({ account: 1, nonce: 0 }))
    expect(first).toEqual(['ready', { inBlock: hash }])
    expect(second).toEqual(['ready'])
    expect(pool.nextIndex(fakeAccount(1))).toBe(2n)
    expect(pool.pending()).toEqual([fakeExtrinsic({ account: 1, nonce: 1 })])
    backend.author()
    backend.author()
    expect(first, 'final with the block after, once').toEqual(['ready', { inBlock: hash }, { finalized: hash }])
  })

  it('drops a transaction when its longevity has passed', () => {
    const { backend, pool } = open()
    const heard = watched(pool, { account: 1, nonce: 0, longevity: 2 })
    backend.author()
    backend.author()
    expect(heard).toEqual(['ready'])
    backend.author()
    expect(heard).toEqual(['ready', 'invalid'])
    expect(pool.pending()).toEqual([])
  })

  it('validates anew what a block unlocked, and the oldest verdicts, as many as it may', () => {
    const { backend, pool } = open({ revalidated: 2 })
    for (let nonce = 0; nonce < 4; nonce++) pool.submit(fakeExtrinsic({ account: 1, nonce }))
    let before = backend.validations()
    backend.author(fakeExtrinsic({ account: 1, nonce: 0 }))
    expect(backend.validations() - before).toBe(1)
    for (let block = 0; block < 6; block++) backend.author()
    before = backend.validations()
    backend.author()
    expect(backend.validations() - before).toBe(2)
  })

  it('tells those that a block made invalid, with what hangs on them', () => {
    const { backend, pool } = open()
    pool.submit(fakeExtrinsic({ account: 1, nonce: 0 }))
    const second = watched(pool, { account: 1, nonce: 1 })
    const third = watched(pool, { account: 1, nonce: 2 })
    backend.refuse([0, 7, 6])
    backend.author(fakeExtrinsic({ account: 1, nonce: 0 }))
    expect([second, third]).toEqual([
      ['ready', 'invalid'],
      ['ready', 'invalid'],
    ])
  })

  it('gives up what its author was refused, and keeps what found no room with all that hangs on it', () => {
    const { pool } = open()
    for (const account of [1, 2]) for (const nonce of [0, 1]) pool.submit(fakeExtrinsic({ account, nonce }))
    const offered: number[][] = []
    for (const transaction of pool.ready()) {
      const [, account, nonce] = transaction.bytes
      offered.push([account!, nonce!])
      if (account === 1) pool.refused(transaction, Uint8Array.of(0, 3))
      if (account === 2) pool.refused(transaction, Uint8Array.of(0, 6))
    }
    expect(offered).toEqual([
      [1, 0],
      [2, 0],
    ])
    expect(pool.pending()).toEqual([0, 1].map((nonce) => fakeExtrinsic({ account: 2, nonce })))
    expect(answer(pool, { account: 1, nonce: 0 })[0]).toBe(1012)
  })

  it('holds no more than its bounds: a worse one is turned away, a better one takes the place of the worst', () => {
    const { pool } = open({ ready: { count: 2, bytes: 1000 } })
    const worst = watched(pool, { account: 1, nonce: 0, priority: 3 })
    pool.submit(fakeExtrinsic({ account: 2, nonce: 0, priority: 4 }))
    const full = [1016, 'Immediately Dropped', "The transaction couldn't enter the pool because of the limit"]
    expect(answer(pool, { account: 3, nonce: 0, priority: 3 })).toEqual(full)
    expect(answer(pool, { account: 3, nonce: 0, priority: 5 })).toEqual(['taken'])
    expect(worst).toEqual(['ready', 'dropped'])
    expect(answer(pool, { account: 4, nonce: 0, priority: 9, padding: 2000 })).toEqual(full)
  })

  it('forgets the oldest of those that wait for others when they are too many', () => {
    const { pool } = open({ future: { count: 2, bytes: 1000 } })
    const oldest = watched(pool, { account: 1, nonce: 1 })
    pool.submit(fakeExtrinsic({ account: 2, nonce: 1 }))
    pool.submit(fakeExtrinsic({ account: 3, nonce: 1 }))
    expect(oldest).toEqual(['future', 'dropped'])
  })

  it('follows no further once closed', () => {
    const { backend, pool } = open()
    const heard = watched(pool, { account: 1, nonce: 0 })
    pool.close()
    backend.author(fakeExtrinsic({ account: 1, nonce: 0 }))
    expect(heard).toEqual(['ready'])
  })
})
