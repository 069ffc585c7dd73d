import { judgeDeep } from '../../validator/deep.ts'
import { decodeBodies, encodeBodies } from '../../validator/round/body.ts'
import type { FindingCode } from '../audit/finding.ts'
import type { Manifest } from '../inference/model.ts'
import { silent } from '../lib/log.ts'
import { decodeReceipts } from '../protocol/receipts.ts'
import { createRandom } from '../tasks/random.ts'
import { createLoader } from '../tasks/set/load.ts'
import type { TaskSet } from '../tasks/set/schema.ts'
import type { KeptRound } from './kept.ts'
import { simulatedInference } from './models.ts'
import { labels } from './tasks/labels.ts'
import { vectors } from './tasks/vectors.ts'

/** Exchanges of a round that are judged again. */
const LEAVES = 20
/** Bodies handed over at once. */
const PAGE_BODIES = 200

const CODES = { body: 'BODY', request: 'POSED', verdict: 'SCORE' } as const satisfies Record<string, FindingCode>

/** Judges some exchanges of a simulated round again, drawn by its root; codes of what was found. */
export async function judgeSome(
  { record, receipts: bytes, bodies }: KeptRound,
  { set, manifests }: { readonly set: TaskSet; readonly manifests: readonly Manifest[] },
): Promise<readonly FindingCode[]> {
  const opened = decodeReceipts(bytes)
  const receipts = opened.ok ? opened.receipts : []
  const random = createRandom(Buffer.from(record.root, 'hex'))
  const chosen = new Set(
    receipts.length === 0 ? [] : Array.from({ length: LEAVES }, () => random.below(receipts.length)),
  )
  const kept = decodeBodies(bodies)
  const unheard = { kind: 'challenge', miner: '', timeMs: 0, tookMs: 0, timeoutMs: 0 } as const
  const deviations = await judgeDeep(
    {
      tasks: [labels, vectors],
      manifests,
      loadTaskSet: createLoader([set]),
      inference: simulatedInference(),
      log: silent,
      fetchBodies: async (offset) =>
        encodeBodies(kept.slice(offset, offset + PAGE_BODIES).map((body) => ({ ...unheard, ...body }))),
    },
    { record, receipts, chosen: [...chosen], signal: new AbortController().signal },
  )
  return deviations.map(({ what }) => CODES[what])
}
