import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { modelHash } from '../../src/inference/hash.ts'
import { listManifests } from '../../src/inference/manifest.ts'
import { packageRoot } from '../../src/lib/root.ts'
import { readJson } from '../../src/lib/store.ts'
import { tasks } from '../../src/tasks/index.ts'
import { REFERENCE_MODELS } from '../../src/tasks/reference.ts'
import { taskSetHash } from '../../src/tasks/set/hash.ts'
import { loadTaskSet } from '../../src/tasks/set/load.ts'
import { parseTaskSet } from '../../src/tasks/set/parse.ts'
import { samePlaces } from '../../src/tasks/set/places.ts'
import { resolveTaskSet } from '../../src/tasks/set/resolve.ts'
import type { TaskSet } from '../../src/tasks/set/schema.ts'
import { temporaryFolder } from '../support/embedded.ts'

beforeAll(ready)

const HASH = 'ab'.repeat(32)
const digits = {
  task: 'digits',
  class: 'open',
  weightPpm: 400_000,
  baseline: HASH,
  marginPpm: 50_000,
  difficultyPpm: 500_000,
  challenges: 40,
  timeoutMs: 12_000,
  burstMs: 1_000,
} as const
const served = {
  task: 'sentences',
  class: 'served',
  weightPpm: 600_000,
  model: HASH,
  tolerance: 'cpu-fp32',
  marginPpm: 50_000,
  challenges: 40,
  organicPpm: 150_000,
  timeoutMs: 12_000,
  burstMs: 1_000,
} as const
const set: TaskSet = { version: 1, fromBlock: 7, tasks: [digits, served] }

const faultsOf = (act: () => unknown): readonly string[] => {
  try {
    act()
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'TASK_SET' })
    return (thrown as { faults: readonly string[] }).faults
  }
  return []
}

test('a set is read as it was written', () => {
  expect(parseTaskSet(JSON.parse(JSON.stringify(set)))).toEqual(set)
})

test('a set says everything that is wrong with it', () => {
  const twice = { ...set, tasks: [digits, digits] }
  expect(faultsOf(() => parseTaskSet(twice))).toEqual([
    'digits is in it twice',
    'the weights sum to 800000 millionths, not 1000000',
  ])
})

test('a set of another form is refused, and where it departs is said', () => {
  const wrong: readonly [string, unknown][] = [
    ['the file', 'no set'],
    ['tasks', { ...set, tasks: [] }],
    ['version', { ...set, version: 2 }],
    ['fromBlock', { ...set, fromBlock: -1 }],
    ['tasks.0.weightPpm', { ...set, tasks: [{ ...digits, weightPpm: 0.5 }, served] }],
    ['tasks.0.baseline', { ...set, tasks: [{ ...digits, baseline: 'linear' }, served] }],
    ['tasks.1.tolerance', { ...set, tasks: [digits, { ...served, tolerance: 'gpu' }] }],
    ['tasks.1.class', { ...set, tasks: [digits, { ...served, class: 'free' }] }],
    ['tasks.1', { ...set, tasks: [digits, { ...served, baseline: HASH }] }],
  ]
  for (const [place, value] of wrong) {
    expect(
      faultsOf(() => parseTaskSet(value)).some((fault) => fault.startsWith(`${place}:`)),
      place,
    ).toBe(true)
  }
})

test('whatever is no set is refused with a code', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(faultsOf(() => parseTaskSet(value))).not.toEqual([])
    }),
  )
})

test('the hash is that of the canonical JSON, whatever the order of the keys', () => {
  // blake2b-256 of: yuma/task-set/1{"fromBlock":0,"tasks":[{"task":"digits","weightPpm":1}],"version":1}
  const known = '65d446896b6350f4457d3244002072178501a13a8f90c2cdb108322f19e12ce2'
  expect(taskSetHash({ version: 1, tasks: [{ weightPpm: 1, task: 'digits' }], fromBlock: 0 })).toBe(known)
  expect(taskSetHash({ fromBlock: 0, version: 1, tasks: [{ task: 'digits', weightPpm: 1 }] })).toBe(known)
  expect(taskSetHash({ ...set, fromBlock: 8 })).not.toBe(taskSetHash(set))
})

test('a set is loaded by its hash from the first file that holds it, and another is not taken for it', async () => {
  const folder = temporaryFolder()
  const hash = taskSetHash(set)
  const files = [join(folder, 'default.json'), join(folder, '$hash.json')]
  await expect(loadTaskSet(hash, files)).rejects.toMatchObject({ code: 'TASK_SET' })
  await writeFile(files[0]!, JSON.stringify({ ...set, fromBlock: 8 }))
  await expect(loadTaskSet(hash, files)).rejects.toThrow(/default.json holds another; .*.json is not there/)
  await writeFile(join(folder, `${hash}.json`), JSON.stringify(set))
  expect(await loadTaskSet(hash, files)).toEqual(set)
})

test('a set that names what is not here, or another class, is refused before a round starts', () => {
  const manifests = listManifests(join(packageRoot(), 'models'))
  const models = new Map(manifests.map((manifest) => [modelHash(manifest), manifest]))
  const known = { ...digits, baseline: [...models.keys()][0]! }
  expect(faultsOf(() => resolveTaskSet(set, { tasks, models }))).toEqual([
    `digits names the model ${HASH}, which is not here`,
    'sentences is no task this program knows',
  ])
  const confused = { ...served, task: 'digits', model: known.baseline }
  const wrongClass: TaskSet = { ...set, tasks: [{ ...confused, weightPpm: 1_000_000 }] }
  expect(faultsOf(() => resolveTaskSet(wrongClass, { tasks, models }))).toEqual(['digits is open, not served'])
})

test('the sets that come with the package can be used as they are, and name the models that the tasks refer to', async () => {
  const root = join(packageRoot(), 'models')
  const models = new Map(listManifests(root).map((manifest) => [modelHash(manifest), manifest]))
  const standard = parseTaskSet(await readJson(join(root, 'task-set.json')))
  const chat = parseTaskSet(await readJson(join(root, 'task-set-chat.json')))
  const names = standard.tasks.map(({ task }) => task)
  expect(chat.tasks.map(({ task }) => task)).toEqual([...names, 'text-generation'])
  for (const set of [standard, chat]) {
    for (const { entry, model, index } of resolveTaskSet(set, { tasks, models })) {
      expect(set.tasks[index]).toBe(entry)
      expect(model.folder).toBe(join(root, REFERENCE_MODELS[entry.task]!))
    }
  }
})

test('a task keeps its memory in the next set unless its answers are judged otherwise', () => {
  const next: TaskSet = {
    ...set,
    tasks: [
      { ...served, weightPpm: 1, challenges: 80, marginPpm: 1 },
      { ...digits, difficultyPpm: 600_000 },
    ],
  }
  expect(samePlaces(set, next)).toEqual(new Map([[1, 0]]))
})
