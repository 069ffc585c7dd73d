import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ready } from '../../src/crypto/ready.ts'
import { encodeAddress } from '../../src/crypto/ss58.ts'
import { commitHash } from '../../src/subtensor/commits.ts'
import { comingEpoch, type EpochSchedule, revealBlock } from '../../src/subtensor/epochs.ts'

const Numbers = z.array(z.number())
const Vectors = z.object({
  commit_hash: z.array(
    z.object({
      who_pubkey_hex: z.string(),
      netuid_index: z.number(),
      uids: Numbers,
      values: Numbers,
      salt: Numbers,
      version_key: z.number(),
      blake2b_256: z.string(),
    }),
  ),
  reveal_block_prediction: z.object({
    cases: z.array(
      z.object({
        name: z.string(),
        state: Numbers,
        reveal_period: z.number(),
        expected_reveal_block: z.number().optional(),
      }),
    ),
    commit_epoch: z.array(z.object({ state: Numbers, expected_commit_epoch: z.number() })),
  }),
})
const vectors = Vectors.parse(JSON.parse(readFileSync(new URL('../vectors/chain.json', import.meta.url), 'utf8')))

beforeAll(ready)

test.for(vectors.commit_hash)('the hash of a commit is that of the vector %#', (one) => {
  const { uids, values, salt } = one
  const hash = commitHash({
    hotkey: encodeAddress(Buffer.from(one.who_pubkey_hex, 'hex')),
    netuid: one.netuid_index % 4096,
    mechanism: Math.floor(one.netuid_index / 4096),
    uids,
    values,
    salt,
    versionKey: BigInt(one.version_key),
  })
  expect(hash).toBe(`0x${one.blake2b_256}`)
})

describe('when a commit can be revealed', () => {
  const { cases, commit_epoch } = vectors.reveal_block_prediction

  test.for(cases)('is that of the vector $name', ({ state, reveal_period, expected_reveal_block }) => {
    const predict = () => revealBlock(scheduleOf(state), BigInt(reveal_period))
    if (expected_reveal_block === undefined) expect(predict).toThrow('tempo of 0')
    else expect(predict()).toBe(BigInt(expected_reveal_block))
  })

  test.for(commit_epoch)('a commit belongs to the epoch of the vector %#', ({ state, expected_commit_epoch }) => {
    expect(comingEpoch(scheduleOf(state))).toBe(BigInt(expected_commit_epoch))
  })

  const everyTwenty = { block: 105n, tempo: 20n, lastEpoch: 100n, pendingAt: 0n, index: 7n, blocksSince: 5n }

  test('counts as many epochs as the period says', () => {
    expect(revealBlock(everyTwenty, 1n)).toBe(120n)
    expect(revealBlock(everyTwenty, 3n)).toBe(160n)
  })

  test('a commit in the block of an epoch belongs to the one that begins there', () => {
    const last = { ...everyTwenty, block: 119n, blocksSince: 19n }
    expect([comingEpoch({ ...last, block: 118n }), comingEpoch(last)]).toEqual([7n, 8n])
    expect(revealBlock(last, 1n)).toBe(140n)
  })

  test('an epoch that was put off is due in the coming block', () => {
    const late = { ...everyTwenty, block: 121n, pendingAt: 122n }
    expect(comingEpoch(late)).toBe(8n)
    expect(revealBlock(late, 1n)).toBe(142n)
  })

  test('an epoch that is overdue does not wait for its tempo', () => {
    const idle = { ...everyTwenty, tempo: 65_000n, block: 200n, blocksSince: 50_390n }
    expect(revealBlock(idle, 1n)).toBe(211n)
  })
})

function scheduleOf([last, pending, index, tempo, since, block]: readonly number[]): EpochSchedule {
  return {
    block: BigInt(block!),
    tempo: BigInt(tempo!),
    lastEpoch: BigInt(last!),
    pendingAt: BigInt(pending!),
    index: BigInt(index!),
    blocksSince: BigInt(since!),
  }
}
