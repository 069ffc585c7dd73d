import { beforeAll, expect, test } from 'vitest'
import { reckon } from '../../src/audit/reckon.ts'
import { MICRO } from '../../src/consensus/reward/entry.ts'
import { ready } from '../../src/crypto/ready.ts'
import { decodeReceipts } from '../../src/protocol/receipts.ts'
import { REASONS, type Reason } from '../../src/tasks/reason.ts'
import type { TaskSet } from '../../src/tasks/set/schema.ts'
import { honestRound } from '../support/audit.ts'

beforeAll(ready)

/** The same tasks, done by everybody with one pinned model. */
function servedBy({ tasks, ...set }: TaskSet): TaskSet {
  return {
    ...set,
    tasks: tasks.map(({ task, weightPpm, marginPpm, challenges, timeoutMs, burstMs }) => ({
      ...{ task, weightPpm, marginPpm, challenges, timeoutMs, burstMs },
      class: 'served',
      model: 'ab'.repeat(32),
      tolerance: 'cpu-fp32',
      organicPpm: 150_000,
    })),
  }
}

/** The first miner's entry after a round in which its first challenge ended so. */
function entryAfter(reason: Reason, kind: TaskSet['tasks'][number]['class']) {
  const { round, set } = honestRound()
  const opened = decodeReceipts(round.receipts)
  if (!opened.ok) throw new Error(opened.reason)
  const receipts = opened.receipts.map((each, at) =>
    at === 0 ? { ...each, reason: REASONS[reason], score: 0n } : each,
  )
  const first = Buffer.from(receipts[0]!.claim.miner).toString('hex')
  const { table } = reckon({ ...round, receipts }, kind === 'open' ? set : servedBy(set))
  return table.find(({ hotkey }) => hotkey === first)!
}

test('only a signed answer of a served task that fails re-execution lowers the standing', () => {
  expect(entryAfter('MISMATCH', 'served').standing).toBe((MICRO * 6n) / 10n)
  for (const reason of ['OK', 'LATE', 'UNREACHABLE', 'UNSIGNED', 'WRONG_MODEL', 'UNCHECKED'] as const) {
    expect(entryAfter(reason, 'served').standing, reason).toBe(MICRO)
  }
  expect(entryAfter('BAD_SHAPE', 'open').standing).toBe(MICRO)
})

test('what was answered in time and not shown to be wrong is served', () => {
  const { served } = entryAfter('OK', 'served')
  expect(entryAfter('UNCHECKED', 'served').served).toBe(served)
  for (const reason of ['MISMATCH', 'LATE', 'REFUSED', 'WRONG_MODEL'] as const) {
    expect(entryAfter(reason, 'served').served, reason).toBe(served - 10n * MICRO)
  }
})
