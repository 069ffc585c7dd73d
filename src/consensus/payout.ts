import { add, div, type Fix, min, normalize, ONE, sum, U64_MAX } from './fix.ts'

/** Rao per uid. */
export type Payout = {
  /** For mining. */
  readonly server: readonly bigint[]
  /** For validating. */
  readonly validator: readonly bigint[]
  /** For both. */
  readonly combined: readonly bigint[]
}

/**
 * Divides `emission` rao over incentive and dividends together, each amount rounded down. When there is
 * neither, `fallback` shares it out as if for validating.
 */
export function payOut(
  incentive: readonly Fix[],
  dividends: readonly Fix[],
  fallback: readonly Fix[],
  emission: bigint,
): Payout {
  const both = incentive.map((share, uid) => add(share, dividends[uid]!))
  const total = sum(both)
  if (total === 0n) {
    const shares = fallback.map((share) => part(share, emission))
    return { server: shares.map(() => 0n), validator: shares, combined: shares }
  }
  const paid = (shares: readonly Fix[]) => shares.map((share) => part(div(share, total), emission))
  return {
    server: paid(incentive),
    validator: paid(dividends),
    combined: normalize(both).map((share) => part(share, emission)),
  }
}

/** `share · amount`, rounded down, from 0 to 2^64 - 1. */
function part(share: Fix, amount: bigint): bigint {
  if (share < 0n) return 0n
  return min((share * amount) / ONE, U64_MAX)
}
