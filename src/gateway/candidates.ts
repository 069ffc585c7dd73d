import type { Endpoint } from '../subtensor/chain.ts'
import type { Metagraph } from '../subtensor/metagraph.ts'

/** What somebody who judges miners knows of a task: uid and mean score. */
export type Scores = (
  task: string,
) => readonly { readonly uid: number; readonly hotkey: string; readonly score: number }[]

/** A miner a query may go to. */
export type Candidate = {
  readonly uid: number
  readonly hotkey: string
  readonly endpoint: Endpoint
  readonly score: number
}

/**
 * The miners to ask, best first: by score in the task where scores are known, else by incentive on the
 * chain. Pure. Who does not serve or earned nothing is left out.
 */
export function candidates({ neurons }: Metagraph, task: string, scores?: Scores): readonly Candidate[] {
  const known = scores?.(task) ?? []
  const score =
    known.length === 0
      ? new Map(neurons.map(({ uid, incentive }) => [uid, incentive]))
      : new Map(known.map((entry) => [entry.uid, entry.score]))
  return neurons
    .flatMap(({ uid, hotkey, endpoint }) =>
      endpoint === undefined ? [] : [{ uid, hotkey, endpoint, score: score.get(uid) ?? 0 }],
    )
    .filter((candidate) => candidate.score > 0)
    .sort((a, b) => b.score - a.score || a.uid - b.uid)
}
