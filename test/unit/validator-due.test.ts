import { expect, test } from 'vitest'
import { isDue } from '../../validator/due.ts'

const terms = { marginBlocks: 4, rateLimit: 5n }
const registered = 10n

/** The blocks from `from` on, before the epoch, at which a row set last at `lastUpdate` is due. */
function dueBlocks(
  { from, epoch, lastUpdate }: { from: bigint; epoch: bigint; lastUpdate: bigint },
  { marginBlocks, rateLimit } = terms,
): bigint[] {
  const blocks = Array.from({ length: Number(epoch - from) }, (_, at) => from + BigInt(at))
  return blocks.filter((block) => isDue({ block, epoch, lastUpdate, registered }, { marginBlocks, rateLimit }))
}

test('a validator without a row sets one as soon as the chain takes it', () => {
  expect(dueBlocks({ from: 10n, epoch: 20n, lastUpdate: registered })).toEqual([15n, 16n, 17n, 18n, 19n])
})

test('a row is set anew in the last blocks before an epoch', () => {
  expect(dueBlocks({ from: 20n, epoch: 40n, lastUpdate: 17n })).toEqual([36n, 37n, 38n, 39n])
})

test('a row that was set for the epoch already is left alone', () => {
  expect(dueBlocks({ from: 30n, epoch: 40n, lastUpdate: 30n }, { marginBlocks: 10, rateLimit: 5n })).toEqual([])
})

test('a row that was late for an epoch is set anew before the next', () => {
  expect(dueBlocks({ from: 41n, epoch: 60n, lastUpdate: 40n })).toEqual([56n, 57n, 58n, 59n])
})

test('nothing is sent sooner after the last time than the chain allows', () => {
  expect(dueBlocks({ from: 33n, epoch: 40n, lastUpdate: 33n })).toEqual([38n, 39n])
})
