import type { TaskSet } from '../src/tasks/set/schema.ts'
import { factsOf } from './round/file.ts'
import { OtherHabitsError, planRound } from './round/plan.ts'

/** What of a round's record says what was drawn. */
type Drawn = Parameters<typeof factsOf>[0]

/**
 * How many challenges a round drew for each of its pairs: what there is to draw is the task set's word, not the validator's.
 * `undefined` when it was drawn by habits that are not those of this version.
 */
export function drawnChallenges(record: Drawn, set: TaskSet): readonly number[] | undefined {
  const facts = factsOf(record)
  const tasks = set.tasks.map(({ task, challenges }, at) => ({
    ...(record.tasks[at] ?? UNTOLD),
    name: task,
    challenges,
  }))
  try {
    return record.pairs.map((pair) => {
      if (tasks[pair.task] === undefined) return 0
      // Without a capacity there is no load test, which nobody counts.
      return planRound({ ...facts, tasks, pairs: [{ ...pair, capacity: 0 }] })[0]!.asks.length
    })
  } catch (thrown) {
    if (thrown instanceof OtherHabitsError) return undefined
    throw thrown
  }
}

/** What nobody said of a task of the set. */
const UNTOLD = { sizes: [1], maxItems: 1, leastItems: 1, unitsPerItem: 1, burstMs: 0 } as const
