import { type BlockCost, middle, openBenchChain } from './host-chain.ts'

const BLOCKS = 5_000
/** Blocks at either end whose middle values are compared. */
const SAMPLE = 250
/** Blocks until the compilers have done their work. */
const WARM_UP = 250

/** What empty blocks cost, at first and after thousands of them, and how much memory the process has then. */
export async function measureGrowth(): Promise<Record<string, number>> {
  const bench = await openBenchChain()
  const costs: BlockCost[] = []
  for (let number = 0; number < WARM_UP + BLOCKS; number++) costs.push(await bench.next())
  const { rss } = process.memoryUsage()
  await bench.close()
  const early = costs.slice(WARM_UP, WARM_UP + SAMPLE).map(({ buildMs }) => buildMs)
  const late = costs.slice(-SAMPLE)
  const lateMs = middle(late.map(({ buildMs }) => buildMs))
  return {
    blocks: BLOCKS,
    emptyBlockMs: lateMs,
    writtenMs: middle(late.map(({ appendMs }) => appendMs)),
    growthRatio: lateMs / middle(early),
    rssMb: rss / 1e6,
  }
}
