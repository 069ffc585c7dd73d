import { join } from 'node:path'
import { drawnChallenges } from '../../validator/schedule.ts'
import { readEvidence, readTold } from '../audit/evidence.ts'
import type { FindingCode } from '../audit/finding.ts'
import type { Told } from '../audit/history.ts'
import { auditRound } from '../audit/round.ts'
import type { Peer } from '../audit/service.ts'
import type { Manifest } from '../inference/model.ts'
import type { Desk } from '../subtensor/desk.ts'
import type { TaskSet } from '../tasks/set/schema.ts'
import { judgeSome } from './deep.ts'
import { type KeptRound, keptRounds } from './kept.ts'

/** Rounds of each validator that are audited, the last ones: all of a short simulation, and of a long one no more than validators keep. */
const AUDITED_ROUNDS = 16
/** Of them so many, the last, are judged again as well. */
const JUDGED_AGAIN = 2
/** Epochs back in which rounds that were given up are counted. */
const HISTORY_EPOCHS = 100
/** How many epochs before a round's commitment rows are looked for, to tell a copy. */
const ROWS_BEFORE = 4n

/** What the audits of a validator's last rounds came to; epochs as the chain counts them. */
export type Audited = {
  readonly rounds: number
  /** Epoch of the first round that was audited. */
  readonly from: number
  /** By code, in how many rounds it was found, and the epoch of the first. */
  readonly findings: Readonly<Record<string, { readonly rounds: number; readonly first: number }>>
}

export type AuditsOptions = {
  readonly netuid: number
  readonly set: TaskSet
  /** Models that the set names. */
  readonly manifests: readonly Manifest[]
  /** Of each validator, by name: its hotkey and where it keeps its rounds. */
  readonly validators: ReadonlyMap<string, { readonly hotkey: string; readonly folder: string }>
}

/** Audits the last rounds of every validator by what the chain says and what the validators keep, as anybody could who is served it. */
export async function auditAll(
  desk: Desk,
  { netuid, set, manifests, validators }: AuditsOptions,
): Promise<Readonly<Record<string, Audited>>> {
  const { chain } = desk
  const [{ neurons, tempo }, { commitRevealEnabled, revealPeriod }] = await Promise.all([
    chain.metagraph(netuid),
    chain.hyperparameters(netuid),
  ])
  // A row shows while the round after it is held; one that was sealed, some epochs later.
  const unripe = commitRevealEnabled ? 1 + Number(revealPeriod) : 1
  const judges = await Promise.all(
    [...validators].map(async ([name, { hotkey, folder }]) => {
      const told = await readTold(desk, { netuid, validator: hotkey, epochs: HISTORY_EPOCHS })
      const judged = told.slice(0, -unripe).filter(({ field }) => field.count > 0)
      const stake = neurons.find((neuron) => neuron.hotkey === hotkey)?.stake ?? 0n
      const rounds = keptRounds(join(folder, 'rounds'))
      return { name, hotkey, told, audited: judged.slice(-AUDITED_ROUNDS), stake, rounds }
    }),
  )
  const begins = judges.flatMap(({ audited }) => audited.slice(0, 1).map(({ block }) => block))
  const first = begins.reduce((least, block) => (block < least ? block : least), (await chain.head()).number)
  const remembering = rememberRows(desk, { netuid, from: first - ROWS_BEFORE * BigInt(tempo + 1) })

  /** Codes of what is found in one round. */
  const codesOf = async (judge: Judge, epoch: bigint): Promise<ReadonlySet<FindingCode>> => {
    const { hotkey, told, rounds } = judge
    const round = await rounds(epoch)
    if (round === undefined) return new Set(['NOT_SERVED'])
    const before = told.findLast(({ field }) => BigInt(field.epoch) < epoch && field.count > 0)
    const previous = before && (await rounds(BigInt(before.field.epoch)))
    const evidence = await readEvidence(remembering, { record: round.record, told }, { netuid, validator: hotkey })
    const peers = await peersAt(
      judges.filter((other) => other !== judge),
      epoch,
    )
    const { findings } = auditRound({
      round,
      chain: evidence,
      set,
      drawn: drawnChallenges(round.record, set),
      peers,
      ...(previous && { previous }),
    })
    const isJudged = judge.audited.slice(-JUDGED_AGAIN).some(({ field }) => BigInt(field.epoch) === epoch)
    const again = isJudged ? await judgeSome(round, { set, manifests }) : []
    return new Set([...findings.map(({ code }) => code), ...again])
  }

  const audits: Record<string, Audited> = {}
  for (const judge of judges) {
    const findings: Record<string, { rounds: number; first: number }> = {}
    for (const { field } of judge.audited) {
      for (const code of await codesOf(judge, BigInt(field.epoch))) {
        const known = findings[code] ?? { rounds: 0, first: field.epoch }
        findings[code] = { ...known, rounds: known.rounds + 1 }
      }
    }
    const { name, audited } = judge
    audits[name] = { rounds: audited.length, from: audited[0]?.field.epoch ?? 0, findings: sorted(findings) }
  }
  return audits
}

type Judge = {
  readonly name: string
  readonly hotkey: string
  readonly told: readonly Told[]
  readonly audited: readonly Told[]
  readonly stake: bigint
  readonly rounds: (epoch: bigint) => Promise<KeptRound | undefined>
}

/** What others remember after the same epoch. */
async function peersAt(judges: readonly Judge[], epoch: bigint): Promise<readonly Peer[]> {
  const heads = judges.map(async ({ stake, rounds }) => ({ stake, round: await rounds(epoch) }))
  return (await Promise.all(heads)).flatMap(({ stake, round }) =>
    round === undefined ? [] : [{ stake, table: round.after }],
  )
}

/** The chain's past with rows read once for all audits, from a block on. */
function rememberRows(desk: Desk, { netuid, from }: { readonly netuid: number; readonly from: bigint }): Desk {
  const all = desk.chain.head().then(({ number }) => desk.pastRows({ netuid, from: from > 0n ? from : 0n, to: number }))
  // Told to whoever asks for rows.
  all.catch(() => {})
  return {
    ...desk,
    pastRows: async (of) =>
      (await all).filter(
        ({ hotkey, block: { number } }) =>
          number >= of.from && number <= of.to && (of.hotkey === undefined || of.hotkey === hotkey),
      ),
  }
}

/** In the order of codes, so that the same findings are the same bytes. */
function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)))
}
