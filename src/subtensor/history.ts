import { z } from 'zod'
import { type Act, effective, readActs, type Span } from './acts.ts'
import type { BlockRef, Weight } from './chain.ts'
import { Commitment, fieldsOf } from './commitment.ts'
import { commitHash } from './commits.ts'
import type { Link } from './link.ts'
import type { ChainEvent } from './runtime.ts'

/** What a hotkey committed to in a block, since replaced or not. */
export type PastCommitment = {
  readonly hotkey: string
  readonly block: BlockRef
  readonly fields: readonly Uint8Array[]
}

/** A row that a hotkey set at once, or revealed, or committed to by the hash that the reveal has as well. */
export type PastRow = { readonly hotkey: string; readonly block: BlockRef } & Shown

type Shown =
  | { readonly kind: 'set'; readonly weights: readonly Weight[] }
  | { readonly kind: 'committed'; readonly hash: string }
  | { readonly kind: 'revealed'; readonly weights: readonly Weight[]; readonly hash: string }

/** Whose, everybody's without a hotkey, and in which blocks, both ends included. */
export type HistoryOf = Span & { readonly netuid: number; readonly hotkey?: string }

/** The first of a subnet's weight matrices; its number in events is the netuid. */
const MECHANISM = 0
const short = z.bigint().transform(Number)
const Bytes = z.instanceof(Uint8Array)

const Made = z.object({ netuid: short, info: Commitment })

const First = z.object({ netuid: short, mecid: short.refine((mecid) => mecid === MECHANISM).optional() })
const Committed = First.extend({ commitHash: Bytes })
const Revealed = First.extend({
  uids: z.array(short),
  values: z.array(short),
  salt: z.array(short),
  versionKey: z.bigint(),
})
const SetRow = First.extend({ dests: z.array(short), weights: z.array(short) })

/**
 * What hotkeys committed to in these blocks, oldest first; a field without bytes is empty. Read from the blocks' bodies, since storage has
 * only the last. Errors are those of `readActs`.
 */
export async function readCommitments(link: Pick<Link, 'read'>, of: HistoryOf): Promise<readonly PastCommitment[]> {
  const done = await readActs(
    link,
    of,
    ({ pallet, name, origin, args }) =>
      pallet === 'Commitments' &&
      name === 'set_commitment' &&
      isMeant(origin, of) &&
      Made.safeParse(args).data?.netuid === of.netuid,
  )
  const says = ({ pallet, data }: ChainEvent): boolean => pallet === 'Commitments' && data[0] === BigInt(of.netuid)
  return done.flatMap((each) =>
    effective(each, says).map(({ args, origin }) => ({
      hotkey: origin,
      block: each.block,
      fields: fieldsOf(Made.parse(args).info),
    })),
  )
}

/** The rows hotkeys set, committed to and revealed in these blocks, oldest first. Errors are those of `readActs`. */
export async function readRows(link: Pick<Link, 'read'>, of: HistoryOf): Promise<readonly PastRow[]> {
  const done = await readActs(link, of, (act) => isMeant(act.origin, of) && rowOf(act, of) !== undefined)
  const events = ['WeightsSet', 'WeightsCommitted', 'WeightsRevealed']
  const says = ({ pallet, name, data }: ChainEvent): boolean =>
    pallet === 'SubtensorModule' && events.includes(name) && data.includes(BigInt(of.netuid))
  return done.flatMap((each) =>
    effective(each, says).flatMap((act) => {
      const row = rowOf(act, of)
      return row === undefined ? [] : [{ ...row, hotkey: act.origin, block: each.block }]
    }),
  )
}

function isMeant(origin: string, { hotkey }: HistoryOf): boolean {
  return hotkey === undefined || origin === hotkey
}

function rowOf({ pallet, name, args, origin }: Act, { netuid }: HistoryOf): Shown | undefined {
  if (pallet !== 'SubtensorModule' || First.safeParse(args).data?.netuid !== netuid) return undefined
  if (/^set_(mechanism_)?weights$/.test(name)) {
    const { dests, weights } = SetRow.parse(args)
    return { kind: 'set', weights: joined(dests, weights) }
  }
  if (/^commit_(mechanism_)?weights$/.test(name)) {
    return { kind: 'committed', hash: `0x${Buffer.from(Committed.parse(args).commitHash).toString('hex')}` }
  }
  if (/^reveal_(mechanism_)?weights$/.test(name)) {
    const row = Revealed.parse(args)
    return {
      kind: 'revealed',
      weights: joined(row.uids, row.values),
      hash: commitHash({ ...row, hotkey: origin, mechanism: MECHANISM }),
    }
  }
  return undefined
}

function joined(uids: readonly number[], weights: readonly number[]): readonly Weight[] {
  return uids.map((uid, place) => ({ uid, weight: weights[place] ?? 0 }))
}
