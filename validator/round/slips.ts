import { EMPTY_TALLY, type Tally, weighTally } from '../../src/tasks/tally.ts'
import type { Verdict } from './judge.ts'

/** What was counted of a miner's answers to a task, over all rounds so far. */
export type SlipCount = Tally & {
  /** Its hotkey, as an address. */
  readonly miner: string
  /** By name, as its place may change with the task set. */
  readonly task: string
}

/** An answer that was judged, and whose it was. */
export type Weighable = { readonly miner: string; readonly task: string; readonly verdict: Verdict }

/**
 * Verdicts in the light of those before them: the answer with which a miner has slipped more often than an honest one could
 * is refused as `SLIPS`, and a new count begins. Pure; the same counts and answers in the same order give the same.
 */
export function weighSlips(
  before: readonly SlipCount[],
  answers: readonly Weighable[],
): { readonly verdicts: readonly Verdict[]; readonly slips: readonly SlipCount[] } {
  const counts = new Map(before.map((count) => [keyOf(count), count]))
  const verdicts = answers.map(({ miner, task, verdict }): Verdict => {
    if (verdict.tally === undefined) return verdict
    const key = keyOf({ miner, task })
    const { tally, refused } = weighTally(counts.get(key) ?? EMPTY_TALLY, { ...verdict, tally: verdict.tally })
    counts.set(key, { miner, task, ...tally })
    return refused ? { ...verdict, reason: 'SLIPS', score: 0n } : verdict
  })
  return { verdicts, slips: [...counts.values()].filter(({ looked }) => looked > 0) }
}

/** The counts that are worth keeping: of those who hold a uid, in tasks of the set. So many there are at most. */
export function keepSlips(
  slips: readonly SlipCount[],
  { miners, tasks }: { readonly miners: ReadonlySet<string>; readonly tasks: ReadonlySet<string> },
): readonly SlipCount[] {
  return slips.filter(({ miner, task }) => miners.has(miner) && tasks.has(task))
}

const keyOf = ({ miner, task }: { readonly miner: string; readonly task: string }): string => `${miner}/${task}`
