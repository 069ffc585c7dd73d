import type { RoundField } from '../protocol/commitment.ts'
import { type Finding, finding } from './finding.ts'
import { secretHash } from './reckon.ts'
import type { RoundRecord } from './wire.ts'

/** Of so many rounds so many may be given up: a restart or a lost connection costs one. */
const ROUNDS = 100
const MAX_ABORTED = 2

/** What a validator told the chain of a round, and in which block. */
export type Told = { readonly block: bigint; readonly field: RoundField }

/** A round's commitment, and the one before, which has the hash of its secret. */
export type Place = { readonly told: Told | undefined; readonly before: Told | undefined }

/** Where a round stands among a validator's commitments, which are oldest first. Of two for one epoch the last counts. */
export function placeOf(commitments: readonly Told[], epoch: bigint): Place {
  const at = commitments.findLastIndex(({ field }) => BigInt(field.epoch) === epoch)
  return at < 0 ? { told: undefined, before: undefined } : { told: commitments[at], before: commitments[at - 1] }
}

/** Whether a round is what the chain was told, and was drawn by nobody's choice. The seed block is the chain's own, by its number. */
export function checkPlace(
  { record, units }: { readonly record: RoundRecord; readonly units: bigint },
  { told, before }: Place,
  seedHash: string | undefined,
): readonly Finding[] {
  if (told === undefined) return [finding('NO_COMMITMENT')]
  const { field } = told
  const found: Finding[] = []
  if (!isSame(field.root, record.root)) found.push(finding('ROOT'))
  if (field.count !== record.count) found.push(finding('COUNT', `${field.count}, not ${record.count}`))
  if (field.units !== units) found.push(finding('UNITS', `${field.units}, not ${units}`))
  if (!isSame(field.state, record.state)) found.push(finding('STATE', 'the chain was told of another state'))
  if (before === undefined) return found
  const secret = Buffer.from(record.secret, 'hex')
  if (Buffer.compare(before.field.next, secretHash(secret)) !== 0) found.push(finding('SECRET'))
  if (record.seedBlock.number !== before.block + 1n || record.seedBlock.hash !== seedHash) found.push(finding('SEED'))
  if (!isSame(before.field.state, record.previousState)) {
    found.push(finding('CHECKPOINT', 'the state before is not the one the chain was told'))
  }
  return found
}

/**
 * Whether too many of the last rounds, up to an epoch, were given up. Each commitment binds the secret of one round, which the next has to
 * tell: who does not like what was drawn can only tell of it as empty.
 */
export function checkAborted(commitments: readonly Told[], epoch: bigint): readonly Finding[] {
  const last = commitments.filter(({ field }) => BigInt(field.epoch) <= epoch).slice(-ROUNDS)
  const aborted = last.filter(({ field }) => field.count === 0).length
  return aborted > MAX_ABORTED ? [finding('ABORTED_TOO_OFTEN', `${aborted} of the last ${last.length}`)] : []
}

function isSame(bytes: Uint8Array, hex: string): boolean {
  return Buffer.from(bytes).toString('hex') === hex
}
