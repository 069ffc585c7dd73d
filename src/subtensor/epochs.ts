import { BadInputError } from '../lib/errors.ts'

/** An epoch runs at the latest after so many blocks: Subtensor's greatest tempo. */
const MAX_TEMPO = 50_400n

/** All that decides when the epochs of a subnet run, as the state after `block` has it. */
export type EpochSchedule = {
  readonly block: bigint
  /** Blocks from one epoch to the next. */
  readonly tempo: bigint
  /** The block from which the tempo counts. */
  readonly lastEpoch: bigint
  /** The earliest block of an epoch that waits, 0 for none. */
  readonly pendingAt: bigint
  /** Number of epochs so far. */
  readonly index: bigint
  /** Blocks without an epoch so far. */
  readonly blocksSince: bigint
}

/** The number of the epoch to which the block after the schedule's belongs. */
export function comingEpoch(schedule: EpochSchedule): bigint {
  const fires = schedule.tempo > 0n && nextEpoch(schedule) === schedule.block + 1n
  return schedule.index + (fires ? 1n : 0n)
}

/**
 * The first block in which what is committed in the coming block can be revealed, if no epoch is put off or asked for
 * meanwhile. Throws `BadInputError` when the subnet has no epochs.
 */
export function revealBlock(schedule: EpochSchedule, period: bigint): bigint {
  if (schedule.tempo === 0n) throw new BadInputError('the subnet has a tempo of 0, so that it has no epochs')
  const wanted = comingEpoch(schedule) + period
  let state = schedule
  while (state.index < wanted) state = afterFire(state)
  return state.block
}

/** The block after the schedule's in which the next epoch is due; no other has to be put off. */
export function nextEpoch({ block, tempo, lastEpoch, pendingAt, blocksSince }: EpochSchedule): bigint {
  const regular = lastEpoch + tempo
  const overdue = block + MAX_TEMPO + 1n - blocksSince
  const waiting = pendingAt > 0n ? least(pendingAt, regular) : regular
  const due = least(waiting, overdue)
  return due > block ? due : block + 1n
}

function afterFire(state: EpochSchedule): EpochSchedule {
  const block = nextEpoch(state)
  return { ...state, block, lastEpoch: block, pendingAt: 0n, index: state.index + 1n, blocksSince: 0n }
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other
}
