import { type BlockCost, middle, openBenchChain } from './host-chain.ts'

const BLOCKS = 5_000
/** Blocks of the old chain and of a young one whose middle values are compared. */
const SAMPLE = 250
/** Blocks until the compilers have done their work. */
const WARM_UP = 250

/**
 * What empty blocks cost after thousands of them, compared with those of a chain begun just now, and how much memory the
 * process has then. The two chains take turns, so that a slower machine is slower for both.
 */
export async function measureGrowth(): Promise<Record<string, number>> {
  const old = await openBenchChain()
  for (let number = 0; number < WARM_UP + BLOCKS; number++) await old.next()
  const { rss } = process.memoryUsage()
  const young = await openBenchChain()
  for (let number = 0; number < WARM_UP; number++) await young.next()
  const late: BlockCost[] = []
  const early: BlockCost[] = []
  for (let number = 0; number < SAMPLE; number++) {
    late.push(await old.next())
    early.push(await young.next())
  }
  await old.close()
  await young.close()
  const lateMs = middle(late.map(({ buildMs }) => buildMs))
  return {
    blocks: BLOCKS,
    emptyBlockMs: lateMs,
    writtenMs: middle(late.map(({ appendMs }) => appendMs)),
    growthRatio: lateMs / middle(early.map(({ buildMs }) => buildMs)),
    rssMb: rss / 1e6,
  }
}
