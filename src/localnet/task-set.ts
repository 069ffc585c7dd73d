import type { Keypair } from '../crypto/keypair.ts'
import { modelHash } from '../inference/hash.ts'
import type { Manifest } from '../inference/model.ts'
import type { Log } from '../lib/log.ts'
import { taskSetAt, withTaskSet } from '../protocol/commitment.ts'
import type { Chain } from '../subtensor/chain.ts'
import { taskSetHash } from '../tasks/set/hash.ts'
import type { TaskSet } from '../tasks/set/schema.ts'

/** How long an answer may take, in ms, where everybody shares two cores. */
const TIMEOUT_MS = 3_000
/** Requests to each miner in an epoch of seconds: those of small models can be many. */
const CHALLENGES: Readonly<Record<string, number>> = {
  digits: 20,
  'text-classification': 24,
  'language-identification': 16,
  embeddings: 10,
  'digit-scores': 8,
  'text-generation': 2,
}
const OTHER_CHALLENGES = 4
/** How long a load test lasts, in ms: nobody is late for it because the others on the machine were tested too. */
const BURST_MS = 2_000
/** A text takes its time. */
const TEXT_TIMEOUT_MS = 20_000

/** The set as a whole subnet on one machine can judge it: fewer challenges in shorter epochs. */
export function localTaskSet(set: TaskSet): TaskSet {
  return {
    ...set,
    tasks: set.tasks.map((entry) => ({
      ...entry,
      challenges: CHALLENGES[entry.task] ?? OTHER_CHALLENGES,
      timeoutMs: entry.task === 'text-generation' ? TEXT_TIMEOUT_MS : TIMEOUT_MS,
      burstMs: entry.task === 'text-generation' ? entry.burstMs : BURST_MS,
    })),
  }
}

/** How good the baseline of each open task is, as it was measured before it was shipped. */
export function baselinesOf(set: TaskSet, manifests: readonly Manifest[]): ReadonlyMap<string, number> {
  const qualities = new Map(manifests.map((manifest) => [modelHash(manifest), manifest.heldOutQuality]))
  return new Map(
    set.tasks.flatMap((entry) => (entry.class === 'open' ? [[entry.task, qualities.get(entry.baseline) ?? 0]] : [])),
  )
}

/** Has the owner's hotkey commit to a task set, unless it is the one that holds already. */
export async function publishTaskSet(
  { chain, log }: { readonly chain: Pick<Chain, 'head' | 'commitment' | 'setCommitment'>; readonly log: Log },
  { netuid, owner, set }: { readonly netuid: number; readonly owner: Keypair; readonly set: TaskSet },
): Promise<void> {
  const hash = Buffer.from(taskSetHash(set), 'hex')
  const { number } = await chain.head()
  const fields = await chain.commitment(netuid, owner.address)
  if (hash.equals(taskSetAt(fields, number)?.hash ?? new Uint8Array())) return
  const next = withTaskSet(fields, { hash, fromBlock: BigInt(set.fromBlock) }, number)
  await chain.setCommitment(owner, { netuid, fields: next })
  log.info('task set published', { netuid, hash: hash.toString('hex'), tasks: set.tasks.length })
}
