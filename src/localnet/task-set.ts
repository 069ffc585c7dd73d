import type { Keypair } from '../crypto/keypair.ts'
import type { Log } from '../lib/log.ts'
import { taskSetAt, withTaskSet } from '../protocol/commitment.ts'
import type { Chain } from '../subtensor/chain.ts'
import { taskSetHash } from '../tasks/set/hash.ts'
import type { TaskSet } from '../tasks/set/schema.ts'

/** Requests to each miner in an epoch of seconds, and how long one may take, in ms: everybody shares two cores. */
const LOCAL = { challenges: 12, timeoutMs: 3_000 } as const

/** The set as a whole subnet on one machine can judge it: fewer challenges in shorter epochs. */
export function localTaskSet(set: TaskSet): TaskSet {
  return { ...set, tasks: set.tasks.map((entry) => ({ ...entry, ...LOCAL })) }
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
