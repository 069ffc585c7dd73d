import { z } from 'zod'
import type { BlockRef } from './chain.ts'
import type { Reader } from './read.ts'

/** What stands for a hotkey without a commit. */
const NONE = (1n << 64n) - 1n

const Hashed = z.array(z.tuple([z.unknown(), z.bigint(), z.bigint(), z.bigint()])).default([])
const Timelocked = z.array(z.tuple([z.string(), z.bigint(), z.unknown(), z.bigint()])).default([])

/**
 * The block of each hotkey's earliest commit that an epoch in the block after `at` would still count, 2^64 - 1 for
 * none. `index` is the mechanism's in the chain's maps.
 */
export async function readCommitBlocks(
  reader: Reader,
  hotkeys: readonly string[],
  { netuid, index, at }: { readonly netuid: number; readonly index: number; readonly at: BlockRef },
): Promise<readonly bigint[]> {
  const [epochs, period] = await Promise.all(
    ['subnetEpochIndex', 'revealPeriodEpochs'].map((item) =>
      reader.storage(z.bigint(), 'subtensorModule', item, [netuid], at),
    ),
  )
  const epoch = epochs! + 1n
  const oldest = epoch > period! ? epoch - period! : 0n
  const open = Array.from({ length: Number(epoch - oldest) + 1 }, (_, place) => oldest + BigInt(place))
  const [hashed, timelocked] = await Promise.all([
    reader.storages(
      Hashed,
      ['subtensorModule', 'weightCommits'],
      hotkeys.map((hotkey) => [index, hotkey]),
      at,
    ),
    reader.storages(
      Timelocked,
      ['subtensorModule', 'timelockedWeightCommits'],
      open.map((committed) => [index, committed]),
      at,
    ),
  ])
  const sealed = timelocked.flat()
  return hotkeys.map((hotkey, uid) => {
    const first = hashed[uid]!.find(([, committed]) => committed >= oldest)?.[2] ?? NONE
    const own = sealed.filter(([who]) => who === hotkey).map(([, block]) => block)
    return own.reduce((least, block) => (block < least ? block : least), first)
  })
}
