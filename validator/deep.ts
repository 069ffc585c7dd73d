import type { RoundRecord } from '../src/audit/wire.ts'
import { modelHash } from '../src/inference/hash.ts'
import type { Receipt } from '../src/protocol/receipt.ts'
import { resolveTaskSet } from '../src/tasks/set/resolve.ts'
import { type Deviation, judgeAgain } from './round/again.ts'
import { type Body, decodeBodies } from './round/body.ts'
import { openCourtHouse } from './round/courts.ts'
import { factsOf } from './round/file.ts'
import type { ValidatorModules } from './validator.ts'

export type DeepModules = Pick<ValidatorModules, 'tasks' | 'manifests' | 'loadTaskSet' | 'inference' | 'log'> & {
  /** As many bodies as fit a page, as `encodeBodies` writes them, from this number on; `undefined` when they are not to be had. */
  readonly fetchBodies: (offset: number) => Promise<Uint8Array | undefined>
}

export type DeepOptions = {
  readonly record: RoundRecord
  readonly receipts: readonly Receipt[]
  /** Numbers of the receipts to judge again. */
  readonly chosen: readonly number[]
  readonly signal: AbortSignal
}

/** Judges some receipts of another validator's round again, by the models at hand. Rejects when those of its task set are not. */
export async function judgeDeep(
  { fetchBodies, loadTaskSet, inference, log, ...modules }: DeepModules,
  { record, receipts, chosen, signal }: DeepOptions,
): Promise<readonly Deviation[]> {
  const tasks = new Map(modules.tasks.map((task) => [task.name, task]))
  const models = new Map(modules.manifests.map((manifest) => [modelHash(manifest), manifest]))
  const courtHouse = openCourtHouse({ load: loadTaskSet, inference, log })
  try {
    const set = await loadTaskSet(record.taskSet)
    const { courts } = await courtHouse.of({ hash: record.taskSet, set, tasks: resolveTaskSet(set, { tasks, models }) })
    const { genesis, judge } = record
    const bodies = (from: number, to: number) => bodiesIn(fetchBodies, { from, to })
    return await judgeAgain(
      { courts, genesis, judge, bodies, signal },
      { facts: factsOf(record), receipts, slips: record.slips },
      chosen,
    )
  } finally {
    await courtHouse.close()
  }
}

async function bodiesIn(
  fetchBodies: DeepModules['fetchBodies'],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly (Body | undefined)[]> {
  const bodies: Body[] = []
  while (from + bodies.length < to) {
    const page = await fetchBodies(from + bodies.length)
    const more = page === undefined ? [] : readBodies(page)
    if (more.length === 0) break
    bodies.push(...more)
  }
  return bodies.slice(0, to - from)
}

/** Bodies that are none are those of nobody: the one who serves them is at fault, not we. */
function readBodies(page: Uint8Array): readonly Body[] {
  try {
    return decodeBodies(page)
  } catch {
    // Whatever is wrong with them, they are not to be had.
    return []
  }
}
