import { beforeAll, expect, test } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { modelHash } from '../../src/inference/hash.ts'
import { listManifests } from '../../src/inference/manifest.ts'
import { packageRoot } from '../../src/lib/root.ts'
import { encodeTaskSetField } from '../../src/protocol/commitment.ts'
import type { Metagraph } from '../../src/subtensor/metagraph.ts'
import { tasks } from '../../src/tasks/index.ts'
import { taskSetHash } from '../../src/tasks/set/hash.ts'
import { loadTaskSet } from '../../src/tasks/set/load.ts'
import type { TaskSet } from '../../src/tasks/set/schema.ts'
import { followTaskSet, type LoadedTaskSet } from '../../validator/task-set.ts'

beforeAll(ready)

const OWNER = 'the owner'
const NETUID = 3

/** A subnet whose owner commits to what the test says, and the sets that are at hand. */
async function subnet(fields: readonly Uint8Array[], extra: readonly TaskSet[] = []) {
  const root = packageRoot()
  const models = new Map(listManifests(`${root}/models`).map((manifest) => [modelHash(manifest), manifest]))
  const loads: string[] = []
  const chain = {
    metagraph: async () => ({ netuid: NETUID, ownerHotkey: OWNER }) as Metagraph,
    commitment: async (netuid: number, hotkey: string) => (netuid === NETUID && hotkey === OWNER ? fields : []),
  }
  const load = async (hash: string): Promise<TaskSet> => {
    loads.push(hash)
    return extra.find((set) => taskSetHash(set) === hash) ?? loadTaskSet(hash, [`${root}/models/task-set.json`])
  }
  return { sets: followTaskSet({ chain, load, tasks, models }, NETUID), loads }
}

const standard = async (): Promise<TaskSet> =>
  (await import('../../models/task-set.json', { with: { type: 'json' } })).default as TaskSet

const fieldOf = (set: TaskSet, fromBlock = set.fromBlock): Uint8Array =>
  encodeTaskSetField({ hash: Buffer.from(taskSetHash(set), 'hex'), fromBlock: BigInt(fromBlock) })

test('the set that the owner published is loaded by its hash, once', async () => {
  const set = await standard()
  const { sets, loads } = await subnet([fieldOf(set)])
  const found: LoadedTaskSet = await sets.at(10n)
  expect(found).toMatchObject({ hash: taskSetHash(set), set })
  expect(found.tasks).toHaveLength(set.tasks.length)
  expect(await sets.at(11n)).toBe(found)
  expect(loads).toHaveLength(1)
})

test('a change is followed from the block it names', async () => {
  const now = await standard()
  const next = { ...now, fromBlock: 20 }
  const { sets } = await subnet([fieldOf(now), fieldOf(next)], [next])
  expect((await sets.at(19n)).hash).toBe(taskSetHash(now))
  expect((await sets.at(20n)).hash).toBe(taskSetHash(next))
})

test('a subnet whose owner published nothing is said to have no task set, and what to do', async () => {
  const { sets } = await subnet([])
  await expect(sets.at(10n)).rejects.toMatchObject({ code: 'NO_TASK_SET' })
  await expect(sets.at(10n)).rejects.toThrow(/yuma task set publish/)
})

test('a set that is not here is refused, and so is one published for another block', async () => {
  const set = await standard()
  const { sets } = await subnet([fieldOf({ ...set, fromBlock: 5 })])
  await expect(sets.at(10n)).rejects.toMatchObject({ code: 'TASK_SET' })
  const other = await subnet([fieldOf(set, 5)])
  await expect(other.sets.at(10n)).rejects.toThrow(/holds from block 0 and was published from block 5/)
})
