import type { Explanation } from '../consensus/explain.ts'
import { formatTao } from '../lib/tao.ts'
import { columns } from './output.ts'

/** An explanation beside what the chain says. */
export type Explained = Omit<Explanation, 'judges'> & {
  readonly netuid: number
  readonly mechanism: number
  readonly hotkey: string
  /** Which state was computed with: what the last epoch started from, or what the next one would. */
  readonly basis: 'last epoch' | 'present state'
  /** The block of that state. */
  readonly block: bigint
  /** What the chain has stored, by the epoch in `epoch`; 0 when there was none yet. */
  readonly stored: { readonly epoch: bigint; readonly incentive: number; readonly emission: bigint }
  /** Whether the computation gives the stored incentive. */
  readonly agrees: boolean
  /** Validators that set weights since the stored incentive was found. */
  readonly changedSince: readonly number[]
  readonly judges: readonly (Explanation['judges'][number] & { readonly hotkey: string })[]
}

const MAX_U16 = 65_535

/** Why a neuron has its incentive, as lines for the person who runs it. */
export function explanationLines(explained: Explained): readonly string[] {
  return [...heading(explained), '', ...table(explained), '', ...sum(explained), ...beside(explained)]
}

function heading({ netuid, mechanism, uid, hotkey, basis, block, stored }: Explained): string[] {
  const where = `uid ${uid} of subnet ${netuid}${mechanism === 0 ? '' : `, mechanism ${mechanism}`}: ${hotkey}`
  if (basis === 'last epoch') return [where, `as the epoch in block ${stored.epoch} saw it`]
  return [where, `as an epoch after block ${block} would see it`]
}

function table({ judges }: Explained): readonly string[] {
  if (judges.length === 0) return ['No validator votes on this subnet, and none gave this neuron weight.']
  return columns(
    ['validator', 'hotkey', 'voice', 'gives', 'counts', 'adds', 'bond', ''],
    judges.map((judge) => [
      String(judge.uid),
      judge.hotkey,
      percent(judge.voice),
      percent(judge.gives),
      percent(judge.counts),
      percent(judge.adds),
      percent(judge.bond),
      judge.silence === undefined ? (judge.gives > judge.counts ? 'clipped' : '') : WHY[judge.silence],
    ]),
  )
}

const WHY: Readonly<Record<NonNullable<Explained['judges'][number]['silence']>, string>> = {
  'no permit': 'has no validator permit',
  inactive: 'set no weights for too long',
  'no stake': 'has no stake that votes',
  'older than the neuron': 'set its weights before this neuron registered',
  'its own': 'weights for oneself do not count',
}

function sum({ kappa, consensus, rank, ranks, incentive, judges }: Explained): string[] {
  const granting = judges.filter(({ silence, gives }) => silence === undefined && gives > 0)
  const voice = granting.reduce((total, judge) => total + judge.voice, 0)
  const who = granting.length === 1 ? '1 validator' : `${granting.length} validators`
  return [
    `${who} with ${percent(voice)} of the voting stake ${granting.length === 1 ? 'gives' : 'give'} this neuron weight.`,
    consensus > 0
      ? `At least ${percent(kappa)} of that stake grants it ${percent(consensus)}: its consensus. What one gives beyond does not count.`
      : `No weight is granted by ${percent(kappa)} of that stake, so its consensus is zero and nothing counts.`,
    ranks > 0
      ? `Its rank is ${percent(rank)}, of ${percent(ranks)} that all neurons have: ${percent(incentive)} of what miners earn.`
      : 'No weight of anybody counts on this subnet, so there is no incentive; validators are paid by stake.',
  ]
}

function beside({ stored, storedAs, agrees, basis, changedSince }: Explained): string[] {
  if (stored.epoch === 0n) return ['No epoch has run yet on this subnet.']
  const paid = `The epoch in block ${stored.epoch} found ${percent(stored.incentive / MAX_U16)} and paid ${formatTao(stored.emission)} alpha in all.`
  if (agrees)
    return [
      paid,
      ...(changedSince.length === 0 ? [] : [`Weights set since, for the next epoch: by ${changedSince.join(', ')}.`]),
    ]
  const why =
    changedSince.length > 0
      ? `validators ${changedSince.join(', ')} set weights since`
      : basis === 'last epoch'
        ? 'stake changed in the block of the epoch itself'
        : 'stake, permits or registrations changed since'
  return [paid, `That is not the ${percent(storedAs / MAX_U16)} computed here: ${why}.`]
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)} %`
}
