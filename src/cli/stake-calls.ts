import type { Desk } from '../subtensor/desk.ts'
import type { NamedCall } from '../subtensor/extrinsic.ts'

/** A bound on the price, in rao, where there is to be one, and whether less than all will do. */
type Limit = { readonly price: bigint | undefined; readonly partial: boolean }

/**
 * A call that trades at any price, or its sister `<call>_limit` that does not. A runtime without the sister is one from
 * before there were pools, where nothing moves the price.
 */
export async function tradeCall(
  desk: Pick<Desk, 'calls'>,
  { call, args, limit }: { readonly call: string; readonly args: NamedCall['args']; readonly limit: Limit },
): Promise<NamedCall> {
  const limited = `${call}_limit`
  const known = limit.price !== undefined && (await desk.calls('SubtensorModule')).some((one) => one.call === limited)
  if (!known) return { pallet: 'SubtensorModule', call, args }
  return {
    pallet: 'SubtensorModule',
    call: limited,
    args: { ...args, limit_price: limit.price, allow_partial: limit.partial },
  }
}

/** The bound that a call carries, in rao. */
export function limitOf({ args }: NamedCall): bigint | undefined {
  return typeof args.limit_price === 'bigint' ? args.limit_price : undefined
}
