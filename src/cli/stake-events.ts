import type { Receipt } from '../subtensor/submit.ts'

/** What changed hands, in rao. */
export type StakeMoved = { readonly tao: bigint; readonly alpha: bigint; readonly fee: bigint }

/** Sums the events `StakeAdded` or `StakeRemoved` of a receipt; `undefined` when there is none. */
export function stakeMoved({ events }: Receipt, name: 'StakeAdded' | 'StakeRemoved'): StakeMoved | undefined {
  const moved = events
    .filter((event) => event.pallet === 'SubtensorModule' && event.name === name)
    .map(({ data: [, , tao, alpha, , fee] }) => ({ tao: rao(tao), alpha: rao(alpha), fee: rao(fee) }))
  return moved.length === 0
    ? undefined
    : moved.reduce((a, b) => ({ tao: a.tao + b.tao, alpha: a.alpha + b.alpha, fee: a.fee + b.fee }))
}

function rao(value: unknown): bigint {
  return typeof value === 'bigint' ? value : 0n
}
