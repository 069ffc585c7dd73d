import type { Weight } from '../consensus/reward/row.ts'
import { type Finding, finding } from './finding.ts'

/** A row as the chain was shown it: set at once or revealed, and when the validator could not change it any more. */
type ShownRow = { readonly weights: readonly Weight[]; readonly block: bigint }

export type RowEvidence = {
  /** The row that follows from the receipts. */
  readonly expected: readonly Weight[]
  /** Those of the validator's rounds before, the last one last. */
  readonly earlier: readonly (readonly Weight[])[]
  /** The block with the round's commitment, when there is one. */
  readonly toldAt: bigint | undefined
  /** What the validator set, or committed to, until it told of the next round, before this one too. */
  readonly shown: readonly ShownRow[]
  /** What other validators showed, and when everybody could see it. */
  readonly others: readonly (ShownRow & { readonly hotkey: string })[]
  /** Receipts of the round. */
  readonly judged: number
}

/** Whether the weights on the chain are those that follow from the receipts, every one of them equal; if not, whose they are. Pure. */
export function checkRow({ expected, earlier, toldAt, shown, others, judged }: RowEvidence): readonly Finding[] {
  const after = shown.filter(({ block }) => toldAt === undefined || block > toldAt)
  if (after.length === 0) {
    const early = shown.find(({ weights }) => isEqual(weights, expected))
    return [early === undefined ? finding('NO_ROW') : finding('EARLY_ROW', `in block ${early.block}`)]
  }
  // A row that was on its way when the round was told is the last one's, if the round's own comes after it.
  const late = after.slice(0, -1).filter(({ weights }) => isEqual(weights, earlier.at(-1) ?? []))
  const found = after
    .filter((row) => !late.includes(row) && !isEqual(row.weights, expected))
    .flatMap((row) => [finding('ROW', difference(row.weights, expected)), ...originOf(row, { earlier, others })])
  return judged === 0 ? [...found, finding('LAZY')] : found
}

/** Where a row that is not the validator's own may be from. */
function originOf(
  { weights, block }: ShownRow,
  { earlier, others }: Pick<RowEvidence, 'earlier' | 'others'>,
): readonly Finding[] {
  const found: Finding[] = []
  if (earlier.some((row) => isEqual(row, weights))) found.push(finding('STALE_ROW'))
  const copied = others.find((other) => other.block < block && isEqual(other.weights, weights))
  if (copied !== undefined) found.push(finding('COPY', `${copied.hotkey} in block ${copied.block}`))
  const given = weights.filter(({ weight }) => weight > 0)
  if (given.length > 1 && given.every(({ weight }) => weight === given[0]!.weight)) found.push(finding('UNIFORM'))
  return found
}

/** Zeros count as much as what is left out: the chain knows no difference. */
function isEqual(one: readonly Weight[], other: readonly Weight[]): boolean {
  const given = (row: readonly Weight[]): string =>
    row
      .filter(({ weight }) => weight > 0)
      .toSorted((a, b) => a.uid - b.uid)
      .map(({ uid, weight }) => `${uid}=${weight}`)
      .join(' ')
  return given(one) === given(other)
}

function difference(weights: readonly Weight[], expected: readonly Weight[]): string {
  const shown = new Map(weights.map(({ uid, weight }) => [uid, weight]))
  const wrong = expected.filter(({ uid, weight }) => (shown.get(uid) ?? 0) !== weight)
  const [first] = wrong
  if (first === undefined) return 'it has uids that should have none'
  return `${wrong.length} of ${expected.length}, as uid ${first.uid}: ${shown.get(first.uid) ?? 0}, not ${first.weight}`
}
