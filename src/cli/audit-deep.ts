import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { judgeDeep } from '../../validator/deep.ts'
import { fetchBodies } from '../audit/fetch.ts'
import { type Finding, type FindingCode, finding } from '../audit/finding.ts'
import type { RoundEvidence } from '../audit/round.ts'
import { listManifests } from '../inference/manifest.ts'
import { createInference } from '../inference/pool.ts'
import { packageRoot } from '../lib/root.ts'
import { decodeReceipts } from '../protocol/receipts.ts'
import { tasks } from '../tasks/index.ts'
import type { TaskSet } from '../tasks/set/schema.ts'
import type { Context } from './context.ts'

/** Exchanges judged again: of a share of a hundredth that is false, so many miss all in one of seven audits. */
const LEAVES = 200

const CODES = { body: 'BODY', request: 'POSED', verdict: 'SCORE' } as const satisfies Record<string, FindingCode>

export type DeepSource = {
  readonly from: string
  readonly timeoutMs: number
  readonly models: string | undefined
  readonly load: (hash: string) => Promise<TaskSet>
}

/** Judges random exchanges of a round again; how many, and what was found. */
export async function auditDeep(
  { record, receipts: bytes }: RoundEvidence,
  { from, timeoutMs, models, load }: DeepSource,
  { log, signal }: Pick<Context, 'log' | 'signal'>,
): Promise<{ readonly chosen: number; readonly findings: readonly Finding[] }> {
  const opened = decodeReceipts(bytes)
  const receipts = opened.ok ? opened.receipts : []
  const chosen = draw(receipts.length)
  const source = { from, timeoutMs, signal, epoch: record.epoch }
  const inference = createInference({ log }, { threads: 1 })
  try {
    const deviations = await judgeDeep(
      {
        tasks: [...tasks.values()],
        manifests: listManifests(models ?? join(packageRoot(), 'models')),
        loadTaskSet: load,
        inference,
        log,
        async fetchBodies(offset) {
          const page = await fetchBodies(source, offset)
          return page.ok ? page.value : undefined
        },
      },
      { record, receipts, chosen, signal },
    )
    const findings = deviations.map(({ receipt, what, text }) => finding(CODES[what], `receipt ${receipt}: ${text}`))
    return { chosen: chosen.length, findings }
  } finally {
    await inference.close()
  }
}

/** Different numbers below a bound, as many as there are leaves to judge. */
function draw(below: number): readonly number[] {
  const drawn = new Set<number>()
  while (drawn.size < Math.min(LEAVES, below)) drawn.add(randomInt(below))
  return [...drawn]
}
