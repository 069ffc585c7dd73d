import { join } from 'node:path'
import { decodeTable } from '../src/consensus/reward/codec.ts'
import { decodeReceipts } from '../src/protocol/receipts.ts'
import { type Reason, reasonOf } from '../src/tasks/reason.ts'
import { readRecord, toHex } from './round/file.ts'
import { createRoundStore } from './round/store.ts'
import { type BookEntry, scoresOf } from './scores.ts'

const MICRO = 1_000_000

/** What a round found about one uid in one task. */
type TaskAccount = {
  readonly task: string
  /** Requests put to it, and those it answered. */
  readonly asked: number
  readonly answered: number
  /** Items that were judged, their mean score and that of the baseline, in [0, 1]. */
  readonly judged: number
  readonly score: number
  readonly baseline: number
  /** How often each reason was given. */
  readonly reasons: Readonly<Partial<Record<Reason, number>>>
}

/** What became of one uid in one round. */
export type RoundAccount = {
  readonly epoch: bigint
  readonly tasks: readonly TaskAccount[]
  /** What was known of it after the round. */
  readonly known: readonly BookEntry[]
  /** Its place in the row that followed, of 65,535. */
  readonly weight: number
}

/** Why a uid got what it got: every round that the validator keeps, oldest first. */
export async function accountsOf(dataDir: string, uid: number): Promise<readonly RoundAccount[]> {
  const store = createRoundStore(join(dataDir, 'rounds'))
  const accounts: RoundAccount[] = []
  for (const epoch of await store.list()) {
    const [text, receipts, after] = await Promise.all([
      store.read(epoch, 'round.json'),
      store.read(epoch, 'receipts.bin'),
      store.read(epoch, 'after.bin'),
    ])
    const opened = receipts && decodeReceipts(receipts)
    const table = after && decodeTable(after)
    if (text === undefined || !opened?.ok || table === undefined) continue
    const { tasks, holders, row } = readRecord(Buffer.from(text).toString())
    const hotkey = holders.find(([each]) => each === uid)?.[1]
    const names = tasks.map(({ name }) => name)
    const own = opened.receipts.filter(({ claim }) => toHex(claim.miner) === hotkey)
    accounts.push({
      epoch,
      tasks: names.flatMap((task, index) => {
        const some = own.filter((receipt) => receipt.task === index)
        return some.length === 0 ? [] : [accountOf(task, some)]
      }),
      known: scoresOf(
        table.filter((entry) => entry.uid === uid),
        names,
      ),
      weight: row.find((each) => each.uid === uid)?.weight ?? 0,
    })
  }
  return accounts
}

type Receipts = Extract<ReturnType<typeof decodeReceipts>, { ok: true }>['receipts']

function accountOf(task: string, receipts: Receipts): TaskAccount {
  const reasons: Partial<Record<Reason, number>> = {}
  let judged = 0
  let score = 0
  let baseline = 0
  for (const receipt of receipts) {
    const reason = reasonOf(receipt.reason) ?? 'UNCHECKED'
    reasons[reason] = (reasons[reason] ?? 0) + 1
    judged += receipt.items
    score += Number(receipt.score) / MICRO
    baseline += Number(receipt.baseline) / MICRO
  }
  const answered = receipts.filter(({ claim }) => claim.responseHash.some((byte) => byte !== 0)).length
  const mean = (sum: number): number => (judged === 0 ? 0 : sum / judged)
  return { task, asked: receipts.length, answered, judged, score: mean(score), baseline: mean(baseline), reasons }
}
