import { SubnetError } from '../src/lib/errors.ts'
import { taskSetAt } from '../src/protocol/commitment.ts'
import type { Chain } from '../src/subtensor/chain.ts'
import { TaskSetError } from '../src/tasks/set/error.ts'
import { type ResolvedTask, type ResolveModules, resolveTaskSet } from '../src/tasks/set/resolve.ts'
import type { TaskSet } from '../src/tasks/set/schema.ts'

/** Sets kept: the one that holds, the next, and what an owner may change them to meanwhile. */
const MAX_KEPT = 4

/** Nothing on chain says what the subnet judges. */
class NoTaskSetError extends SubnetError {
  readonly code = 'NO_TASK_SET'
  override readonly retryable = true
}

/** A task set with what it names. */
export type LoadedTaskSet = {
  /** 64 hex digits. */
  readonly hash: string
  readonly set: TaskSet
  readonly tasks: readonly ResolvedTask[]
}

/** What the subnet judges, as its owner has published. */
export interface TaskSets {
  /**
   * The set that holds in a block, the newest or one soon to come. Rejects with `NoTaskSetError` when the owner has published none that
   * does, with `TaskSetError` when it is not here or cannot be used.
   */
  at(block: bigint): Promise<LoadedTaskSet>
}

export type TaskSetModules = ResolveModules & {
  readonly chain: Pick<Chain, 'metagraph' | 'commitment'>
  /** The set of a hash; rejects with `TaskSetError` when there is none. */
  readonly load: (hash: string) => Promise<TaskSet>
}

/** Follows the commitment of the subnet's owner: each question is answered by what the chain says now. */
export function followTaskSet({ chain, load, ...modules }: TaskSetModules, netuid: number): TaskSets {
  const kept = new Map<string, LoadedTaskSet>()

  const loaded = async (hash: string): Promise<LoadedTaskSet> => {
    const known = kept.get(hash)
    if (known !== undefined) return known
    const set = await load(hash)
    const fresh = { hash, set, tasks: resolveTaskSet(set, modules) }
    kept.set(hash, fresh)
    if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value!)
    return fresh
  }

  return {
    async at(block) {
      const { ownerHotkey } = await chain.metagraph(netuid)
      const field = taskSetAt(await chain.commitment(netuid, ownerHotkey), block)
      if (field === undefined) {
        throw new NoTaskSetError(
          `the owner of subnet ${netuid} has published no task set for block ${block}: yuma task set publish`,
        )
      }
      const found = await loaded(Buffer.from(field.hash).toString('hex'))
      if (BigInt(found.set.fromBlock) === field.fromBlock) return found
      throw new TaskSetError([
        `it holds from block ${found.set.fromBlock} and was published from block ${field.fromBlock}`,
      ])
    },
  }
}
